using Eventhos.Storage.Journal;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>
/// Step 7. What only ends an execution takes one round trip for a group; what a reply, a mail or a next order group follows from takes a few, for the
/// group again.
/// </summary>
internal sealed class SettleBatcher(PostgresDatabase database, NodeSessions sessions, LogActivity activity) : Batcher<SettleItem>(database, sessions, activity, mostUnderWay: 3)
{
    /// <summary>Long enough for groups of dozens under load, short beside what a consumer takes to answer.</summary>
    protected override TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc />
    protected override long? KeyOf(SettleItem item) => item.Settlement.Execution.Id;

    /// <inheritdoc />
    protected override async Task WriteAsync(NpgsqlConnection connection, NodeSession session, IReadOnlyList<SettleItem> group)
    {
        if (!group.Any(item => item.HasMore))
        {
            await SettleStatement.RunAsync(connection, group);
            Gave(group);
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await SettleStatement.RunAsync(connection, group, transaction);
        var applied = group.Where(item => item.Applied).ToList();
        if (applied.Where(item => item.Settlement.Reply is not null).ToList() is { Count: > 0 } replies)
        {
            await new AppendStatement(
                [.. replies.Select(item => (item.Settlement.Reply!.Received, item.Settlement.Reply.Executions, item.Reply!))], session.Id)
                .RunAsync(connection, transaction);
        }

        await MailStatements.NoteAsync(connection, transaction, [.. applied.Where(item => item.Settlement.Notice is not null)]);
        await GroupRelease.RunAsync(connection, transaction, [.. applied.Where(item => item.MayRelease)], session.Id);
        await transaction.CommitAsync();
        session.Leased(applied.SelectMany(item => item.Released.Concat(item.Settlement.Reply?.Executions ?? [])));
        Gave(group);
    }

    private void Gave(IReadOnlyList<SettleItem> group)
    {
        foreach (var item in group)
        {
            Sessions.Gave(item.Settlement.Execution.Lease, 1);
        }
    }
}
