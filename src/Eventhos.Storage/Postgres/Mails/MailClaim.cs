using Eventhos.Storage.Mails;
using Eventhos.Storage.Postgres.Nodes;
using Eventhos.Storage.Postgres.Writing;
using Npgsql;

namespace Eventhos.Storage.Postgres.Mails;

/// <summary>Leases the mail that has been due for longest to a worker of this node, beside the workers of others.</summary>
internal sealed class MailClaim(PostgresDatabase database, NodeSessions sessions, DateTimeOffset now, TimeSpan lease)
{
    private readonly long _now = now.ToUnixTimeMilliseconds();

    /// <summary>The mail; null when none is due that nobody else is claiming.</summary>
    public async Task<ClaimedMail?> RunAsync()
    {
        var passedOver = new List<long>();
        while (await NextAsync(passedOver) is { } next)
        {
            if (await TakeAsync(next) is { } mail)
            {
                return mail;
            }

            passedOver.Add(next.Id);
        }

        return null;
    }

    /// <summary>Asked first and without a lock: mostly there is none, and what collects is opened only when its turn has come.</summary>
    private async Task<DueMail?> NextAsync(List<long> passedOver)
    {
        await using var command = database.Journal.CreateCommand(OutboxSql.Next);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _now });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. passedOver] });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new DueMail(reader.GetInt64(0), reader.GetString(1) == "collecting", reader.GetInt64(2), reader.GetString(3))
            : null;
    }

    private Task<ClaimedMail?> TakeAsync(DueMail next) => PostgresTransactions.InSessionAsync(
        database,
        sessions,
        (connection, transaction, session) => TakeAsync(connection, transaction, session, next),
        static (session, mail) => session.Took(mail is null ? 0 : 1));

    private async Task<ClaimedMail?> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, NodeSession session, DueMail next)
    {
        if (next.IsCollecting)
        {
            await OpenAsync(connection, transaction, next);
        }

        await using var claim = new NpgsqlCommand(OutboxSql.Claim, connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = _now },
                new NpgsqlParameter<long> { TypedValue = (now + lease).ToUnixTimeMilliseconds() },
                new NpgsqlParameter<long> { TypedValue = session.Id },
            },
        };
        await using var reader = await claim.ExecuteReaderAsync();
        return await reader.ReadAsync() ? MailRows.Claimed(reader) with { Lease = session.Id } : null;
    }

    private async Task OpenAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DueMail next)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(MailStatements.TurnOf(next.ContractId, next.Cause));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(OutboxSql.Open)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = _now }, new NpgsqlParameter<long> { TypedValue = next.Id } },
        });
        await batch.ExecuteNonQueryAsync();
    }

    private sealed record DueMail(long Id, bool IsCollecting, long ContractId, string Cause);
}
