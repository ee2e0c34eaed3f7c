using System.Collections.Concurrent;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>Does harm at random moments, by a seed: kills, stops and cuts off nodes, and kills the database. Several may suffer at once.</summary>
internal sealed class Tormentor(PostgresServer server, IReadOnlyList<NodeUnderFaults> nodes, int leaseSeconds, int seed)
{
    private readonly ConcurrentQueue<Fault> _faults = new();
    private readonly Random _random = new(seed);
    private bool _databaseSuffers;

    /// <summary>All that was done.</summary>
    public IReadOnlyList<Fault> Faults => [.. _faults];

    /// <summary>Goes on for so long, then waits until all is well again.</summary>
    public async Task RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var end = TimeProvider.System.GetUtcNow() + time;
        var underWay = new List<Task>();
        for (var turn = _random.Next(5); TimeProvider.System.GetUtcNow() < end; turn++)
        {
            await PauseAsync(0.5, 5, cancellationToken);
            underWay.Add(Choose(turn % 5, cancellationToken));
        }

        await Task.WhenAll(underWay);
    }

    /// <summary>Each kind comes in turn, so that a short run has all of them; moment, node and length are chance.</summary>
    private Task Choose(int kind, CancellationToken cancellationToken)
    {
        if (kind == 4)
        {
            return _databaseSuffers ? Task.CompletedTask : KillDatabaseAsync(cancellationToken);
        }

        var well = nodes.Where(node => !node.IsSuffering).ToList();
        if (well.Count == 0)
        {
            return Task.CompletedTask;
        }

        var node = well[_random.Next(well.Count)];
        node.IsSuffering = true;
        return kind switch
        {
            0 => SufferAsync(node, "killed", node.Process.KillAsync, () => node.Process.StartAsync(cancellationToken), 0, 3, cancellationToken),
            1 => SufferAsync(
                node, "paused", () => Cluster.SignalAsync(node.Process, "STOP"), () => Cluster.SignalAsync(node.Process, "CONT"), 1, 30, cancellationToken),
            2 => SufferAsync(node, "cut off", () => Done(node.Proxy.Cut), () => Done(node.Proxy.Heal), 0.5, 3 * leaseSeconds, cancellationToken),
            _ => SufferAsync(node, "unheard", () => Done(node.Proxy.Swallow), () => Done(node.Proxy.Heal), 0.5, 3 * leaseSeconds, cancellationToken),
        };
    }

    private async Task SufferAsync(
        NodeUnderFaults node, string kind, Func<Task> begin, Func<Task> end, double from, double to, CancellationToken cancellationToken)
    {
        var fault = new Fault(kind, node.Name, TimeProvider.System.GetUtcNow());
        _faults.Enqueue(fault);
        await begin();
        await PauseAsync(from, to, cancellationToken);
        await end();
        fault.Ended = TimeProvider.System.GetUtcNow();
        node.IsSuffering = false;
    }

    private async Task KillDatabaseAsync(CancellationToken cancellationToken)
    {
        _databaseSuffers = true;
        var fault = new Fault("database killed", Node: null, TimeProvider.System.GetUtcNow());
        _faults.Enqueue(fault);
        server.Kill();
        await PauseAsync(0.2, 6, cancellationToken);
        await server.ResumeAsync();
        fault.Ended = TimeProvider.System.GetUtcNow();
        _databaseSuffers = false;
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private Task PauseAsync(double from, double to, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(from + (_random.NextDouble() * (to - from))), TimeProvider.System, cancellationToken);
}
