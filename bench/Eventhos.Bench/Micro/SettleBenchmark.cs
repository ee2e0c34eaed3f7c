using BenchmarkDotNet.Attributes;
using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Notices;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;

namespace Eventhos.Bench.Micro;

/// <summary>Step 7 through the real journal on SQLite: attempts and transitions of many executions at a time.</summary>
public class SettleBenchmark
{
    private const int Settles = 8_192;

    private readonly string _folder = Directory.CreateTempSubdirectory("eventhos-settle-").FullName;
    private readonly List<Settlement> _settlements = [];
    private ServiceProvider? _services;
    private IJournal _journal = null!;

    /// <summary>Settles under way at once.</summary>
    [Params(64, 512)]
    public int Concurrency { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var path = Path.Combine(_folder, "eventhos.db");
        using (var database = new SqliteDatabase(path))
        {
            SqliteSchema.Upgrade(database);
        }

        _services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton<SnapshotStore>()
            .AddSingleton(new GiveUpNotices(window: null))
            .AddSingleton(new DispatchLimits())
            .AddSingleton<LaneBoard>()
            .UseSqlite(path)
            .BuildServiceProvider();
        _journal = _services.GetRequiredService<IJournal>();
    }

    /// <summary>An execution is settled once, so each iteration needs new ones.</summary>
    [IterationSetup]
    public void Append()
    {
        var lanes = _services!.GetRequiredService<LaneBoard>();
        _settlements.Clear();
        for (var i = 0; i < Settles; i++)
        {
            var received = SampleEvent.Create();
            var execution = new Execution
            {
                Event = received, ContractId = 1, ActionId = 1, OrderGroup = 0, HasLaterGroup = false, State = ExecutionState.Running,
            };
            _settlements.Add(new Settlement(execution, new ExecutionTransition.Processed(), Attempt(received), Reply: null, lanes));
        }

        Task.WhenAll(_settlements.Select(settlement => _journal.AppendAsync(settlement.Execution.Event, [settlement.Execution]))).GetAwaiter().GetResult();
    }

    [Benchmark(OperationsPerInvoke = Settles)]
    public Task Settle() => Parallel.ForEachAsync(_settlements, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (settlement, _) =>
    {
        if (!(await _journal.SettleAsync(settlement)).Applied)
        {
            throw new InvalidOperationException("A lease was lost.");
        }
    });

    [GlobalCleanup]
    public void CleanUp()
    {
        _services?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Attempt Attempt(ReceivedEvent received) => new()
    {
        Number = 1,
        StartedAt = received.ReceivedAt,
        FinishedAt = received.ReceivedAt.AddMilliseconds(5),
        Outcome = AttemptOutcome.Delivered,
        Request = new SentRequest
        {
            Method = "POST", Url = "http://localhost/", Params = [], Headers = [new("content-type", "application/json")], Body = new byte[120],
        },
        Response = new ReceivedResponse { Status = 200, StatusText = "OK", Headers = [new("content-length", "2")], Body = "ok"u8.ToArray() },
    };
}
