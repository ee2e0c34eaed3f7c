using Eventhos.Storage.SignIn;

namespace Eventhos.Storage.Sqlite;

/// <summary>Failed sign-ins on SQLite. They are stored together with events, a group of both at a time.</summary>
internal sealed class SqliteSignInFailures : ISignInFailures
{
    private readonly SqliteWriter _writer;
    private readonly SqliteDatabase _database;
    private readonly SignInFailureBounds _bounds;
    private int _newSinceSweep = int.MaxValue / 2;

    public SqliteSignInFailures(SqliteWriter writer, SqliteDatabase database, SignInFailureBounds bounds)
    {
        _writer = writer;
        _database = database;
        _bounds = bounds;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<FailureCount?>> FindAsync(IReadOnlyList<FailureKey> keys, DateTimeOffset now)
    {
        using var connection = _database.OpenReader();
        return Task.FromResult<IReadOnlyList<FailureCount?>>([.. keys.Select(key => SignInFailureRows.Find(connection, key) is { } count && count.ExpiresAt > now ? count : null)]);
    }

    /// <inheritdoc />
    public async Task CountAsync(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> keys, DateTimeOffset now)
    {
        var added = await _writer.WriteAsync(new FailureWrite(keys, now));
        if (Interlocked.Add(ref _newSinceSweep, added) > SweepAfter)
        {
            Interlocked.Exchange(ref _newSinceSweep, 0);
            await _writer.WriteAsync(new FailureSweepWrite(_bounds.Rows, now));
        }
    }

    /// <inheritdoc />
    public Task ForgiveAsync(FailureKey key) => _writer.WriteAsync(new ForgiveWrite(key));

    // Looking through the whole table at every failure would cost the writer more than the failure itself.
    private int SweepAfter => _bounds.Rows / 100;
}
