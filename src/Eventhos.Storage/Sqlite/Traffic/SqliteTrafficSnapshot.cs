using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite.Traffic;

/// <summary>One state of the SQLite file, to show traffic from.</summary>
internal sealed class SqliteTrafficSnapshot : ITrafficSnapshot
{
    internal const string OpenWorkSql =
        """
        SELECT count(*), min(r.received_at)
        FROM (SELECT received_event_id FROM executions WHERE settled_at IS NULL LIMIT $most) w JOIN received_events r ON r.id = w.received_event_id
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly PayloadProtection _protection;

    public SqliteTrafficSnapshot(SqliteConnection connection, PayloadProtection protection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: true);
        _protection = protection;
        Rows = new SqliteTrafficRows(connection);
    }

    /// <inheritdoc />
    public ITrafficRows Rows { get; }

    /// <inheritdoc />
    public Task<OpenWork> OpenWorkAsync()
    {
        using var command = _connection.Query(OpenWorkSql, [("$most", OpenWork.Most)]);
        using var reader = command.ExecuteReader();
        reader.Read();
        return Task.FromResult(new OpenWork(reader.GetInt64(0), reader.TimeOrNull(1)));
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<long, FailureCause>> CausesAsync(IReadOnlyList<ExecutionMark> failed)
    {
        var causes = new Dictionary<long, FailureCause>();
        using var command = _connection.Query(
            "SELECT outcome, status, exchange FROM attempts WHERE execution_id = $id ORDER BY number DESC LIMIT 1", [("$id", 0L)]);
        foreach (var mark in failed)
        {
            command.Parameters[0].Value = mark.ExecutionId;
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                causes.Add(mark.ExecutionId, new FailureCause(
                    reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt32(1), _protection.OpenExchange(reader.GetFieldValue<byte[]>(2), default).Detail));
            }
        }

        return Task.FromResult<IReadOnlyDictionary<long, FailureCause>>(causes);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
