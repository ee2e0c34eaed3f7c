namespace Eventhos.Storage.Catalog;

/// <summary>What a system is to the hub.</summary>
public static class SystemClass
{
    /// <summary>Sends events.</summary>
    public const string Producer = "producer";

    /// <summary>Is called by actions.</summary>
    public const string Consumer = "consumer";

    /// <summary>Both.</summary>
    public const string Hybrid = "hybrid";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Producer, Consumer, Hybrid];
}
