namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>What other nodes signalled.</summary>
[Flags]
internal enum NodeSignal
{
    /// <summary>Nothing; time has passed.</summary>
    None = 0,

    /// <summary>The catalog was changed.</summary>
    Catalog = 1,

    /// <summary>There is work that nobody holds.</summary>
    Work = 2,
}
