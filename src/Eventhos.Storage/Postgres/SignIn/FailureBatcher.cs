using Eventhos.Storage.Postgres.Nodes;
using Eventhos.Storage.Postgres.Writing;
using Eventhos.Storage.SignIn;
using Npgsql;

namespace Eventhos.Storage.Postgres.SignIn;

/// <summary>Counts failed sign-ins, a group at a time: under a flood of them one transaction counts many.</summary>
internal sealed class FailureBatcher(PostgresDatabase database, NodeSessions sessions, SignInFailureBounds bounds) : Batcher<FailureItem>(database, sessions, activity: null, mostUnderWay: 1)
{
    private int _newSinceSweep = int.MaxValue / 2;

    // Looking through the whole table at every failure would cost more than the failure itself.
    private int SweepAfter => bounds.Rows / 100;

    /// <inheritdoc />
    protected override async Task WriteAsync(NpgsqlConnection connection, NodeSession session, IReadOnlyList<FailureItem> group)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        FailureKey[] keys = [.. group.SelectMany(item => item.Keys).Select(pair => pair.Key)];
        await FailureTurns.TakeAsync(connection, transaction, keys);
        var counts = FailureRows.ByKey<FailureCount>();
        foreach (var (key, count) in await FailureRows.ReadAsync(connection, keys, transaction))
        {
            counts[key] = count;
        }

        var before = counts.Count;
        foreach (var item in group)
        {
            foreach (var (key, rule) in item.Keys)
            {
                counts[key] = rule.CountOneMore(counts.GetValueOrDefault(key), item.At);
            }
        }

        await FailureRows.StoreAsync(connection, transaction, counts);
        var added = _newSinceSweep + counts.Count - before;
        if (added > SweepAfter)
        {
            await FailureSweep.RunAsync(connection, transaction, bounds.Rows, group.Max(item => item.At));
            added = 0;
        }

        await transaction.CommitAsync();
        _newSinceSweep = added;
    }
}
