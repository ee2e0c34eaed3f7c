namespace Eventhos.Storage.Postgres;

/// <summary>The advisory locks by which nodes take turns. Any numbers, but the same in every version.</summary>
internal static class PostgresLocks
{
    /// <summary>Bringing the schema up to date, making and dropping partitions.</summary>
    public const long Schema = 0x6576656e_74686f01;

    /// <summary>Changing the catalog: its changes come one after another, so that the audit log's chain can't fork.</summary>
    public const long Catalog = 0x6576656e_74686f02;

    /// <summary>Releasing the next order group of an event, together with the event's id.</summary>
    public const int OrderGroup = 0x65766f03;
}
