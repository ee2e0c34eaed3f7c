using Eventhos.Engine.Journal;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.Bench.LogSize;

/// <summary>What claims and the event log are asked.</summary>
internal static class LogQuestions
{
    private const int PageSize = 20;

    private static readonly string[] Processing = ["waiting", "ready", "running", "retrying"];

    private static EventLogFilter Newest { get; } = new() { PageIndex = 0, ItemsPerPage = PageSize, Descending = true };

    /// <summary>All of it.</summary>
    public static IReadOnlyList<LogQuestion> All { get; } =
    [
        new("claim of 100, given back", ClaimAsync),
        new("actions with work", async (log, cancellation) =>
            await log.Services.GetRequiredService<IExecutionClaims>().ActionsWithWorkAsync(TimeProvider.System.GetUtcNow(), cancellation)),
        .. Pages("page", static (_, filter) => filter),
        .. Pages("one system", static (_, filter) => filter with { SystemId = 1 }),
        .. Pages("part of an identifier", static (_, filter) => filter with { IdentifierPart = "THING7" }),
        .. Pages("a third of the time", static (log, filter) => filter with
        {
            From = log.From + ((log.Until - log.From) / 3) + TimeSpan.FromSeconds(1234.567), Before = log.From + ((log.Until - log.From) / 1.5),
        }),
        .. Pages("state processed", static (_, filter) => filter with { States = ["processed"] }),
        .. Pages("state error", static (_, filter) => filter with { States = ["error"] }),
        .. Pages("state aborted", static (_, filter) => filter with { States = ["aborted"] }),
        .. Pages("state retried", static (_, filter) => filter with { States = [EventLogFilter.Retried] }),
        .. Pages("state skipped", static (_, filter) => filter with { States = ["skipped"] }),
        .. Pages("state processing", static (_, filter) => filter with { States = Processing }),
        .. Pages("error, system, identifier, time", static (log, filter) => filter with
        {
            States = ["error"], SystemId = 1, IdentifierPart = "thing1", From = log.From.AddDays(1), Before = log.Until,
        }),
        .. Pages("processed, system, time", static (log, filter) => filter with
        {
            States = ["processed"], SystemId = 2, From = log.From + TimeSpan.FromSeconds(7654.321), Before = log.Until - TimeSpan.FromSeconds(4321.765),
        }),
        new("an event by its id in the list", (log, cancellation) => ListAsync(log, Newest with { ReceivedEventId = log.Events / 2 }, cancellation)),
        new("one event", async (log, cancellation) => _ = await log.Services.GetRequiredService<IEventLog>().FindAsync(log.Events / 3, cancellation)
            ?? throw new InvalidOperationException("It is not there.")),
        new("one execution", async (log, cancellation) => _ = await log.Services.GetRequiredService<IEventLog>().FindExecutionAsync(log.Events * 3L, cancellation)
            ?? throw new InvalidOperationException("It is not there.")),
        .. TrafficRange.All.Select(range => new LogQuestion(
            $"traffic of {range.Minutes} minutes", (log, cancellation) => log.Services.GetRequiredService<TrafficReader>().ReadAsync(range, cancellation))),
        new("list of retries of many", (log, cancellation) => log.Services.GetRequiredService<IRetryRunLog>().ListAsync(0, PageSize, descending: true, cancellation)),
    ];

    /// <summary>The first, a middle and the last page, whose numbers are found out once for each log.</summary>
    private static IEnumerable<LogQuestion> Pages(string name, Func<FilledLog, EventLogFilter, EventLogFilter> filterOf)
    {
        foreach (var (place, share) in new[] { ("first", 0.0), ("middle", 0.5), ("last", 1.0) })
        {
            var pages = new Dictionary<FilledLog, int>();
            yield return new($"{name}, {place}", async (log, cancellation) =>
            {
                var filter = filterOf(log, Newest);
                if (!pages.TryGetValue(log, out var page))
                {
                    var total = await ListAsync(log, filter, cancellation);
                    pages[log] = page = (int)((Math.Max(total, 1) - 1) / PageSize * share);
                }

                await ListAsync(log, filter with { PageIndex = page }, cancellation);
            });
        }
    }

    private static async Task<long> ListAsync(FilledLog log, EventLogFilter filter, CancellationToken cancellationToken) =>
        (await log.Services.GetRequiredService<IEventLog>().ListAsync(filter, cancellationToken)).TotalItems;

    private static async Task ClaimAsync(FilledLog log, CancellationToken cancellationToken)
    {
        var claims = log.Services.GetRequiredService<IExecutionClaims>();
        var claimed = await claims.ClaimAsync(1, 100, 8_000_000, TimeProvider.System.GetUtcNow());
        await claims.HandBackAsync([.. claimed]);
    }
}
