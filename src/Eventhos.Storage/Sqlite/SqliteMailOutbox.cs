using Eventhos.Storage.Mails;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>The outbox on SQLite.</summary>
internal sealed class SqliteMailOutbox : IMailOutbox
{
    private readonly SqliteWriter _writer;
    private readonly SqliteDatabase _database;

    public SqliteMailOutbox(SqliteWriter writer, SqliteDatabase database)
    {
        _writer = writer;
        _database = database;
    }

    /// <inheritdoc />
    public async Task<ClaimedMail?> ClaimAsync(DateTimeOffset now, TimeSpan lease) =>
        IsAnyDue(now) ? await _writer.WriteAsync(new MailClaimWrite(now, lease)) : null;

    /// <inheritdoc />
    public Task<bool> StoreAsync(ClaimedMail mail, MailOutcome outcome) => _writer.WriteAsync(new MailOutcomeWrite(mail, outcome));

    /// <inheritdoc />
    public Task<int> ReclaimAsync() => _writer.WriteAsync(new CommandWrite(MailSql.Reclaim));

    /// <inheritdoc />
    public Task<int> PurgeAsync(DateTimeOffset before, int max) =>
        _writer.WriteAsync(new CommandWrite(MailSql.Purge, ("$before", before.ToUnixTimeMilliseconds()), ("$max", max)));

    /// <inheritdoc />
    public Task<MailPage> ListAsync(MailFilter filter, CancellationToken cancellationToken)
    {
        using var connection = _database.OpenReader();
        using var snapshot = connection.BeginTransaction(deferred: true);
        return Task.FromResult(new MailListing(connection, filter).Read());
    }

    /// <summary>Asked first, and of a reader: mostly there is none, and a write would cost a sync.</summary>
    private bool IsAnyDue(DateTimeOffset now)
    {
        using var connection = _database.OpenReader();
        using var command = connection.Query(MailSql.Next, [("$now", now.ToUnixTimeMilliseconds())]);
        return command.ExecuteScalar() is not null;
    }
}
