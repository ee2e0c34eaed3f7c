namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>The channels of LISTEN and NOTIFY. A signal says only that there is something to look at; what, is in the tables.</summary>
internal static class PostgresSignals
{
    /// <summary>The catalog was changed.</summary>
    public const string Catalog = "eventhos_catalog";

    /// <summary>There is work that nobody holds.</summary>
    public const string Work = "eventhos_work";
}
