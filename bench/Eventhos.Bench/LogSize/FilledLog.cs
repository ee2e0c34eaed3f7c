using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Eventhos.Bench.Micro;
using Eventhos.Engine.Notices;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;

namespace Eventhos.Bench.LogSize;

/// <summary>A database with so many events, evenly over some days to now, as the hub's own services see it.</summary>
internal abstract class FilledLog : IAsyncDisposable
{
    private const int EventsAtOnce = 50_000;

    /// <summary>
    /// The state of an execution, by chance of its number: of ten thousand 20 failed, 5 of which were retried, 5 were aborted, 100 skipped, 2 are ready,
    /// the others processed. Beside them 500 of the first action are ready, however many events there are, evenly among them.
    /// </summary>
    protected const string StateOf =
        """
        CASE WHEN is_ready THEN 'ready' WHEN chance < 20 THEN 'error' WHEN chance < 25 THEN 'aborted' WHEN chance < 125 THEN 'skipped' WHEN chance < 127 THEN 'ready' ELSE 'processed' END
        """;

    private ServiceProvider? _services;

    protected FilledLog(int events, LogSizeOptions options)
    {
        Events = events;
        Options = options;
        Until = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - 60_000);
        From = Until.AddDays(-options.Days);
    }

    /// <summary>How many events it holds.</summary>
    public int Events { get; }

    /// <summary>When the first was received.</summary>
    public DateTimeOffset From { get; }

    /// <summary>When the last was received.</summary>
    public DateTimeOffset Until { get; }

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("Not filled yet.");

    protected LogSizeOptions Options { get; }

    /// <summary>Makes and fills it, and lets the hub count it.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await MakeAsync();
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton<SnapshotStore>()
            .AddSingleton(new GiveUpNotices(window: null));
        Use(services);
        _services = services.BuildServiceProvider();
        var request = _services.GetRequiredService<PayloadProtection>().Seal(SampleEvent.Request());
        var began = Stopwatch.GetTimestamp();
        await ExecuteAsync(CatalogSql, []);
        for (var first = 1; first <= Events; first += EventsAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ExecuteAsync(
                FillSql,
                [
                    ("first", first), ("last", Math.Min(Events, first + EventsAtOnce - 1)), ("executions", Options.Executions), ("from", From.ToUnixTimeMilliseconds()),
                    ("length", (Until - From).TotalMilliseconds), ("events", Events), ("request", request),
                ]);
        }

        await SettleDownAsync();
        var filled = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        while (await _services.GetRequiredService<LogCounter>().RunAsync(cancellationToken) != CountingStep.Done)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        // The counts, too, were not written within a moment.
        await SettleDownAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Events:N0} events with {Options.Executions} executions each: filled in {filled.TotalSeconds:N0} s, counted in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s"));
    }

    /// <summary>The plan of a statement, a line for each step.</summary>
    public abstract Task<IReadOnlyList<(string Name, string Sql, string Plan)>> PlansAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await DropAsync();
    }

    protected static async Task AddAsync(DbCommand command, IEnumerable<(string Name, object Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Two systems, twenty event types, ten actions with a contract of the first event type each.</summary>
    protected abstract string CatalogSql { get; }

    /// <summary>Stores events @first to @last of @events, spread over @length milliseconds from @from on.</summary>
    protected abstract string FillSql { get; }

    protected abstract Task MakeAsync();

    protected abstract void Use(IServiceCollection services);

    protected abstract Task ExecuteAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters);

    /// <summary>What the database does by itself some time after it was filled.</summary>
    protected abstract Task SettleDownAsync();

    protected abstract Task DropAsync();
}
