using System.Data.Common;
using System.Text.Json;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;

namespace Eventhos.Storage.Audit;

/// <summary>Appends entries inside the transaction whose changes they record: both are stored, or neither.</summary>
public sealed class AuditWriter
{
    /// <summary>The row of <c>hub_settings</c> that says where the log ends.</summary>
    internal const string HeadName = "audit_head";

    private readonly AuditChain _chain;
    private readonly CatalogProtection _protection;
    private readonly TimeProvider _time;

    /// <summary>A writer of <paramref name="chain"/>.</summary>
    public AuditWriter(AuditChain chain, CatalogProtection protection, TimeProvider time)
    {
        _chain = chain;
        _protection = protection;
        _time = time;
    }

    /// <summary>Appends one entry. The caller holds the database's one turn to write, so that the chain can't fork.</summary>
    public void Append(DbConnection connection, DbTransaction? transaction, AuditOrigin origin, AuditDraft draft)
    {
        var (lastId, lastHash) = Last(connection, transaction);
        var row = new AuditRow(
            lastId + 1, _time.GetUtcNow().ToUnixTimeMilliseconds(), origin.Kind.Word(), origin.ActorId, origin.ActorName, origin.Address, origin.RequestId,
            draft.Action, draft.Target, draft.TargetId, Seal(draft));
        var hash = _chain.HashOf(row, lastHash);
        Insert(connection, transaction, row, hash);
        Run(
            connection, transaction,
            "INSERT INTO hub_settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("@name", HeadName), ("@value", _chain.SealHead(row.Id, hash)));
    }

    private static (long Id, byte[] Hash) Last(DbConnection connection, DbTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT id, hash FROM audit_log ORDER BY id DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, AuditChain.Start);
    }

    private static void Insert(DbConnection connection, DbTransaction? transaction, AuditRow row, byte[] hash) => Run(
        connection, transaction,
        """
        INSERT INTO audit_log (id, at, actor_kind, actor_id, actor_name, address, request_id, action, target, target_id, change, hash)
        VALUES (@id, @at, @kind, @actor, @name, @address, @request, @action, @target, @targetId, @change, @hash)
        """,
        ("@id", row.Id), ("@at", row.At), ("@kind", row.ActorKind), ("@actor", row.ActorId), ("@name", row.ActorName), ("@address", row.Address),
        ("@request", row.RequestId), ("@action", row.Action), ("@target", row.Target), ("@targetId", row.TargetId), ("@change", row.Change), ("@hash", hash));

    private static void Run(DbConnection connection, DbTransaction? transaction, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }

    private byte[] Seal(AuditDraft draft) =>
        _protection.Audit.Protect(JsonSerializer.SerializeToUtf8Bytes(new[] { draft.Before, draft.After }));
}
