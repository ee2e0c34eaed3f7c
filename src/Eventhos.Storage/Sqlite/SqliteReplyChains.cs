using Eventhos.Engine.Ingest;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>Chains of replies on SQLite.</summary>
internal sealed class SqliteReplyChains : IReplyChains
{
    internal const string Sql = "SELECT count(*) FROM (SELECT 1 FROM received_events WHERE root_event_id = $root LIMIT $max)";

    private readonly SqliteDatabase _database;

    public SqliteReplyChains(SqliteDatabase database) => _database = database;

    /// <inheritdoc />
    public Task<int> CountAsync(long rootEventId, int max)
    {
        try
        {
            using var connection = _database.OpenReader();
            using var command = connection.Query(Sql, [("$root", rootEventId), ("$max", max)]);
            return Task.FromResult(Convert.ToInt32(command.ExecuteScalar()));
        }
        catch (SqliteException)
        {
            return Task.FromResult(0);
        }
    }
}
