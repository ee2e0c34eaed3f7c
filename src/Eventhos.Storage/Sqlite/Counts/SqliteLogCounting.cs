using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Sqlite.Counts;

/// <summary>The counts of the log on SQLite: counted on connections of their own, stored by the writer.</summary>
internal sealed class SqliteLogCounting : ILogCounting
{
    private readonly SqliteDatabase _database;
    private readonly SqliteWriter _writer;

    public SqliteLogCounting(SqliteDatabase database, SqliteWriter writer)
    {
        _database = database;
        _writer = writer;
    }

    /// <summary>One process owns the file, and counts one pass after the other.</summary>
    public Task<ICountingTurn?> BeginAsync(CancellationToken cancellationToken) => Task.FromResult<ICountingTurn?>(new SqliteCountingTurn(_database, _writer));
}
