namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>The one clock that all nodes go by.</summary>
internal static class DatabaseClock
{
    /// <summary>SQL: milliseconds since 1970.</summary>
    public const string Now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";
}
