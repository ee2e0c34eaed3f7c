namespace Eventhos.IntegrationTests.Faults;

/// <summary>The account of what the hub said yes to.</summary>
internal static class Promises
{
    /// <summary>Every acknowledged event is in the log, processed by each of its contracts, and arrived at its consumer.</summary>
    public static async Task AssertKeptAsync(KillRig rig, ILookup<long, Arrival> arrivals)
    {
        var states = await rig.StatesAsync();
        foreach (var (seq, acknowledged) in rig.Acknowledgements)
        {
            Assert.True(states.TryGetValue(acknowledged.ReceivedEventId, out var executions), $"event {acknowledged.ReceivedEventId} is gone");
            Assert.All(executions!, state => Assert.Equal("processed", state));
            string[] contracts = acknowledged.Kind switch
            {
                "single" => ["one"],
                "ordered" => ["first", "beside", "second", "third"],
                _ => ["secured"],
            };
            Assert.Equal(contracts.Order(StringComparer.Ordinal), arrivals[seq].Select(arrival => arrival.Contract).Distinct().Order(StringComparer.Ordinal));
        }

        TestContext.Current.SendDiagnosticMessage($"{rig.Acknowledgements.Count} acknowledged, {states.Count} stored, {rig.Consumer.Arrivals.Count} arrivals");
    }
}
