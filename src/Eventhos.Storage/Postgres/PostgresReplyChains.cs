using Eventhos.Engine.Ingest;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Chains of replies on PostgreSQL.</summary>
internal sealed class PostgresReplyChains : IReplyChains
{
    internal const string Sql = "SELECT count(*) FROM (SELECT FROM received_events WHERE root_event_id = $1 LIMIT $2) chain";

    private readonly PostgresDatabase _database;

    public PostgresReplyChains(PostgresDatabase database) => _database = database;

    /// <inheritdoc />
    public async Task<int> CountAsync(long rootEventId, int max)
    {
        try
        {
            // Asked before each reply is stored, so with the plan that the journal's connections keep.
            await using var command = _database.Journal.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = rootEventId });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = max });
            return Convert.ToInt32(await command.ExecuteScalarAsync());
        }
        catch (Exception e) when (e is NpgsqlException || PostgresFaults.IsUnavailable(e))
        {
            return 0;
        }
    }
}
