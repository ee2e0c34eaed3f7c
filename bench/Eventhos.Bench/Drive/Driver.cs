using System.Text.Json;

namespace Eventhos.Bench.Drive;

/// <summary>The load generator: all connections on one polling thread, warm-up first, then the measured phase.</summary>
internal static class Driver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync()
    {
        var order = JsonSerializer.Deserialize<DriveOrder>((await Console.In.ReadLineAsync())!)!;
        var connections = Enumerable.Range(0, order.Connections).Select(i => new DriveConnection(order, order.Ports[i % order.Ports.Count])).ToArray();

        var warm = Drive(connections, new DrivePhase(connections.Length, first: 1, order.WarmupSeconds, events: null, tellProgress: false));
        await Console.Out.WriteLineAsync(DriveLines.Warm + JsonSerializer.Serialize(warm));
        if (await Console.In.ReadLineAsync() != DriveLines.Go)
        {
            return;
        }

        GC.Collect();
        var report = Drive(connections, new DrivePhase(connections.Length, warm.End, order.Seconds, order.Events, tellProgress: true));
        await Console.Out.WriteLineAsync(DriveLines.Report + JsonSerializer.Serialize(report));
        // Stay, idle, until told to end: who measures still reads this process's CPU time.
        await Console.In.ReadLineAsync();
        foreach (var connection in connections)
        {
            connection.Dispose();
        }
    }

    private static DriveReport Drive(DriveConnection[] connections, DrivePhase phase)
    {
        using (phase)
        {
            foreach (var connection in connections)
            {
                connection.Begin(phase);
            }

            WaitFor(phase, connections);
            return DriveTally.Report(phase, [.. connections.Select(connection => connection.Tally)]);
        }
    }

    /// <summary>Waits for the end of the phase, or until nothing has been answered for too long.</summary>
    private static void WaitFor(DrivePhase phase, DriveConnection[] connections)
    {
        long answered;
        do
        {
            answered = phase.Answered;
            if (phase.Wait(Patience))
            {
                return;
            }
        }
        while (phase.Answered > answered);

        phase.Stop();
        foreach (var connection in connections)
        {
            connection.Abort();
        }

        phase.Wait(Patience);
    }
}
