using Eventhos.Storage.Postgres.SignIn;
using Eventhos.Storage.SignIn;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Failed sign-ins on PostgreSQL, counted together by all nodes.</summary>
internal sealed class PostgresSignInFailures(PostgresDatabase database, FailureBatcher failures) : ISignInFailures
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<FailureCount?>> FindAsync(IReadOnlyList<FailureKey> keys, DateTimeOffset now)
    {
        await using var connection = await database.Journal.OpenConnectionAsync();
        var counts = await FailureRows.ReadAsync(connection, keys);
        return [.. keys.Select(key => counts.GetValueOrDefault(key) is { } count && count.ExpiresAt > now ? count : null)];
    }

    /// <inheritdoc />
    public Task CountAsync(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> keys, DateTimeOffset now)
    {
        var item = new FailureItem(keys, now);
        failures.Add(item);
        return item.Done;
    }

    /// <inheritdoc />
    public Task ForgiveAsync(FailureKey key) => PostgresTransactions.RunAsync(
        database,
        async (connection, transaction) =>
        {
            await FailureTurns.TakeAsync(connection, transaction, [key]);
            await using var delete = new NpgsqlCommand("DELETE FROM sign_in_failures WHERE kind = $1 AND key = $2", connection, transaction)
            {
                Parameters = { new() { Value = key.Kind.Word() }, new() { Value = key.Hash } },
            };
            return await delete.ExecuteNonQueryAsync();
        });
}
