using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>A node's turn at preparing the database, which no other node has meanwhile.</summary>
public sealed class PostgresTurn : IDisposable
{
    private readonly NpgsqlConnection _connection;

    private PostgresTurn(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Waits for the turn; disposing the answer ends it, and so does the end of the process.</summary>
    /// <exception cref="NpgsqlException">The database can't be reached, or does not let this node in.</exception>
    public static PostgresTurn Take(PostgresDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        try
        {
            connection.Open();
            using var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = PostgresLocks.Schema } } };
            take.ExecuteNonQuery();
            return new PostgresTurn(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        using (var give = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", _connection) { Parameters = { new() { Value = PostgresLocks.Schema } } })
        {
            give.ExecuteNonQuery();
        }

        _connection.Dispose();
    }
}
