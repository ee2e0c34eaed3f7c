namespace Eventhos.Storage.Postgres;

/// <summary>The advisory locks by which nodes take turns. Any numbers, but the same in every version.</summary>
internal static class PostgresLocks
{
    /// <summary>Bringing the schema up to date, making partitions.</summary>
    public const long Schema = 0x6576656e_74686f01;

    /// <summary>Changing the catalog: its changes come one after another, so that the audit log's chain can't fork.</summary>
    public const long Catalog = 0x6576656e_74686f02;

    /// <summary>Releasing the next order group of an event, together with the event's id.</summary>
    public const int OrderGroup = 0x65766f03;

    /// <summary>Starting a retry of many: counting those under way and adding one is one step.</summary>
    public const long RetryRuns = 0x6576656e_74686f04;

    /// <summary>Counting or forgiving failed sign-ins, together with the first byte of the key.</summary>
    public const int SignInFailures = 0x65766f05;

    /// <summary>Removing what the table of failed sign-ins holds too much; taken after all locks of keys.</summary>
    public const long SignInSweep = 0x6576656e_74686f06;

    /// <summary>Removing old events.</summary>
    public const long Purge = 0x6576656e_74686f08;

    /// <summary>Counting the log, or doing what makes its counts untrue without a note: dropping partitions, truncating tables.</summary>
    public const long LogCounts = 0x6576656e_74686f07;

    /// <summary>A move from or to the database; hubs look whether it is held before they start.</summary>
    public const long Move = 0x6576656e_74686f09;
}
