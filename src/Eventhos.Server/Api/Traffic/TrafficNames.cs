using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Traffic;

/// <summary>Puts names to traffic: of what was deleted since, too, so that the rows add up to the totals.</summary>
internal sealed class TrafficNames(CatalogStore catalog, Masking masking)
{
    /// <summary>Where one answer in twenty takes so long, a consumer is called slow.</summary>
    public const long SlowMilliseconds = 2_000;

    /// <summary>The answer.</summary>
    public async Task<TrafficView> ShowAsync(TrafficPicture picture, CancellationToken cancellationToken)
    {
        var (total, counts) = (picture.Total, Sum(picture.Total.Executions.Values));
        var wired = await catalog.ReadAsync(context => NamesAsync(context, picture, cancellationToken), cancellationToken);
        return new TrafficView(
            picture.Range.Minutes,
            picture.Buckets[0].From,
            picture.At,
            (int)picture.Range.Bucket.TotalSeconds,
            [.. picture.Buckets.Select(Bucket)],
            new TrafficTotals(
                total.Received, counts.Executions, counts.Processed, counts.Failed, counts.Skipped, counts.Open, counts.Attempts, counts.Retries,
                counts.Processed + counts.Failed == 0 ? null : (double)counts.Processed / (counts.Processed + counts.Failed)),
            LatencyView.From(counts.Answers),
            LatencyView.From(counts.EndToEnd),
            wired.Events,
            wired.Contracts,
            wired.Consumers,
            SlowMilliseconds,
            new WaitingView(picture.Open.Executions, picture.Open.OldestReceivedAt));
    }

    private static ExecutionCounts Sum(IEnumerable<ExecutionCounts> all)
    {
        var sum = new ExecutionCounts();
        foreach (var counts in all)
        {
            sum.Add(counts);
        }

        return sum;
    }

    private static TrafficBucketRow Bucket(TrafficBucket bucket)
    {
        var counts = Sum(bucket.Traffic.Executions.Values);
        return new TrafficBucketRow(
            bucket.From, bucket.Traffic.Received, counts.Executions, counts.Processed, counts.Failed, counts.Skipped, counts.Open,
            LatencyView.From(counts.Answers), LatencyView.From(counts.EndToEnd));
    }

    private async Task<(IReadOnlyList<EventTrafficRow> Events, IReadOnlyList<ContractTrafficRow> Contracts, IReadOnlyList<ConsumerTrafficRow> Consumers)> NamesAsync(
        CatalogContext context, TrafficPicture picture, CancellationToken cancellationToken)
    {
        var received = picture.Total.Events.GroupBy(pair => pair.Key.EventTypeId).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));
        var carriedOut = picture.Total.Executions.GroupBy(pair => pair.Key.ContractId).ToDictionary(group => group.Key, group => Sum(group.Select(pair => pair.Value)));
        var contractIds = carriedOut.Keys.Union(picture.Failing.Keys).ToList();
        var actionIds = picture.Total.Executions.Keys.Select(key => key.ActionId).Distinct().ToList();
        var eventIds = received.Keys.ToList();
        var events = await context.EventTypes.IgnoreQueryFilters().Where(row => eventIds.Contains(row.Id))
            .Select(row => new EventTrafficRow(row.Id, row.Identifier, row.Name, row.SystemId, row.System!.Name, 0)).ToListAsync(cancellationToken);
        var contracts = await context.Contracts.IgnoreQueryFilters().Where(row => contractIds.Contains(row.Id))
            .Include(row => row.EventType!.System).Include(row => row.Action!.System).ToListAsync(cancellationToken);
        var consumers = await context.Actions.IgnoreQueryFilters().Where(row => actionIds.Contains(row.Id))
            .Select(row => new { row.Id, row.SystemId, row.System!.Name }).ToDictionaryAsync(row => row.Id, cancellationToken);
        return (
            [.. events.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id).Select(row => row with { Received = received[row.Id] })],
            [.. contracts.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id)
                .Select(row => Contract(row, carriedOut.GetValueOrDefault(row.Id) ?? new ExecutionCounts(), picture))],
            [.. picture.Total.Executions.Where(pair => consumers.ContainsKey(pair.Key.ActionId))
                .GroupBy(pair => consumers[pair.Key.ActionId].SystemId, pair => (consumers[pair.Key.ActionId].Name, Counts: pair.Value))
                .Select(group => Consumer(group.Key, group.First().Name, Sum(group.Select(pair => pair.Counts))))
                .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.SystemId)]);
    }

    private static ConsumerTrafficRow Consumer(long id, string name, ExecutionCounts counts) => new(
        id, name, counts.Executions, counts.Failed, LatencyView.From(counts.Answers), counts.Answers.Percentile(0.95) >= SlowMilliseconds);

    private ContractTrafficRow Contract(Contract row, ExecutionCounts counts, TrafficPicture picture) => new(
        row.Id, row.Identifier, row.Name, row.Deleted, row.EventTypeId, row.EventType!.Identifier, row.ActionId, row.EventType.System!.Name, row.Action!.System!.Name,
        counts.Executions, counts.Processed, counts.Failed, counts.Skipped, counts.Open, counts.Attempts, counts.Retries,
        LatencyView.From(counts.Answers), LatencyView.From(counts.EndToEnd), row.Deleted ? null : Failing(row.Id, picture));

    private FailingView? Failing(long contractId, TrafficPicture picture)
    {
        if (!picture.Failing.TryGetValue(contractId, out var failed))
        {
            return null;
        }

        var cause = picture.Causes.GetValueOrDefault(failed.ExecutionId);
        return new FailingView(
            failed.ExecutionId, failed.ReceivedEventId, cause?.Outcome, cause?.Status, cause?.Detail is { } sentence ? masking.MaskText(sentence) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(failed.SettledAt));
    }
}
