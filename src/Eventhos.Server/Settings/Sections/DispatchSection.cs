using Eventhos.Engine.Dispatch;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads of <c>Delivery:*</c> what bounds the executions under way and in memory.</summary>
internal static class DispatchSection
{
    /// <summary>Reads.</summary>
    public static DispatchLimits Read(SettingsSource source) => new()
    {
        ConcurrencyPerAction = source.Number("Delivery:ConcurrencyPerAction", 32, 1, 10_000),
        Concurrency = source.Number("Delivery:Concurrency", 1024, 1, 100_000),
        Executions = source.Number("Delivery:ExecutionsInMemory", 20_000, 1, 10_000_000),
        ExecutionsPerAction = source.Number("Delivery:ExecutionsInMemoryPerAction", 5_000, 1, 10_000_000),
        Bytes = source.Number("Delivery:MegabytesInMemory", 64, 1, 1_000_000) * 1024L * 1024,
    };
}
