using Eventhos.Engine.Journal;
using Eventhos.Storage.Mails;
using Eventhos.Storage.Postgres.Mails;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>The outbox on PostgreSQL, from which the workers of all nodes send.</summary>
internal sealed class PostgresMailOutbox(PostgresDatabase database, NodeSessions sessions, TimeProvider time) : IMailOutbox
{
    /// <inheritdoc />
    public Task<ClaimedMail?> ClaimAsync(DateTimeOffset now, TimeSpan lease) => new MailClaim(database, sessions, now, lease).RunAsync();

    /// <inheritdoc />
    public async Task<bool> StoreAsync(ClaimedMail mail, MailOutcome outcome)
    {
        try
        {
            var applied = await PostgresTransactions.RunAsync(
                database, (connection, transaction) => MailSettle.RunAsync(connection, transaction, mail, outcome));
            sessions.Gave(mail.Lease, 1);
            return applied;
        }
        catch (JournalRefusedException)
        {
            // It is asked again where the database was away, and not where it refused.
            sessions.Gave(mail.Lease, 1);
            throw;
        }
    }

    /// <inheritdoc />
    public Task<int> ReclaimAsync() => RunAsync(OutboxSql.Reclaim, time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc />
    public Task<int> PurgeAsync(DateTimeOffset before, int max) => RunAsync(OutboxSql.Purge, before.ToUnixTimeMilliseconds(), max);

    /// <inheritdoc />
    public async Task<MailPage> ListAsync(MailFilter filter, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await new MailListing(filter).ReadAsync(connection, cancellationToken);
    }

    private Task<int> RunAsync(string sql, params long[] values) => PostgresTransactions.RunAsync(
        database,
        async (connection, transaction) =>
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
            }

            return await command.ExecuteNonQueryAsync();
        });
}
