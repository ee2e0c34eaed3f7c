using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage.Audit;

/// <summary>The audit log of the catalog's database.</summary>
public sealed class AuditLog : IAuditLog
{
    private const string Columns = "id, at, actor_kind, actor_id, actor_name, address, request_id, action, target, target_id, change, hash";

    // A time that no clock has shows that somebody wrote it; the list goes on all the same.
    private static readonly long FirstTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly IDbContextFactory<CatalogContext> _contexts;
    private readonly CatalogProtection _protection;
    private readonly AuditChain _chain;

    /// <summary>Reads through <paramref name="contexts"/>.</summary>
    public AuditLog(IDbContextFactory<CatalogContext> contexts, CatalogProtection protection, AuditChain chain)
    {
        _contexts = contexts;
        _protection = protection;
        _chain = chain;
    }

    /// <inheritdoc />
    public async Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var connection = await OpenAsync(context, cancellationToken);
        var (condition, parameters) = ConditionOf(filter);
        await using var count = Command(connection, $"SELECT count(*) FROM audit_log {condition}", parameters);
        var total = Convert.ToInt64(await count.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        var skip = (long)filter.PageIndex * filter.ItemsPerPage;
        if (skip >= total)
        {
            return new AuditPage([], total);
        }

        await using var page = Command(
            connection,
            $"SELECT {Columns} FROM audit_log {condition} ORDER BY id {(filter.Descending ? "DESC" : "ASC")} LIMIT @take OFFSET @skip",
            [.. parameters, ("@take", filter.ItemsPerPage), ("@skip", skip)]);
        await using var reader = await page.ExecuteReaderAsync(cancellationToken);
        var items = new List<AuditEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(EntryOf(RowOf(reader)));
        }

        return new AuditPage(items, total);
    }

    /// <inheritdoc />
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);

        var connection = await OpenAsync(context, cancellationToken);

        // The end first: what a running hub appends while the rows are read comes after it.
        await using var head = Command(connection, "SELECT value FROM hub_settings WHERE name = @name", [("@name", AuditWriter.HeadName)]);
        var check = new AuditCheck(_chain, await head.ExecuteScalarAsync(cancellationToken) as byte[]);
        await using var rows = Command(connection, $"SELECT {Columns} FROM audit_log ORDER BY id", []);
        await using var reader = await rows.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            check.Next(RowOf(reader), reader.GetFieldValue<byte[]>(11));
        }

        return check.Finish();
    }

    /// <inheritdoc />
    public async Task<string?> HashOfAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var command = Command(await OpenAsync(context, cancellationToken), "SELECT hash FROM audit_log WHERE id = @id", [("@id", id)]);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] hash ? Convert.ToHexStringLower(hash) : null;
    }

    private static async Task<DbConnection> OpenAsync(CatalogContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        return context.Database.GetDbConnection();
    }

    private static (string Condition, IReadOnlyList<(string Name, object Value)> Parameters) ConditionOf(AuditFilter filter)
    {
        (string Sql, string Name, object? Value)[] all =
        [
            ("actor_name = @actor", "@actor", filter.ActorName),
            ("actor_id = @actorId", "@actorId", filter.ActorId),
            ("action = @action", "@action", filter.Action),
            ("target = @target", "@target", filter.Target),
            ("target_id = @targetId", "@targetId", filter.TargetId),
            ("at >= @from", "@from", filter.From?.ToUnixTimeMilliseconds()),
            ("at < @before", "@before", filter.Before?.ToUnixTimeMilliseconds()),
        ];
        var asked = all.Where(part => part.Value is not null).ToList();
        return asked.Count == 0
            ? ("", [])
            : ($"WHERE {string.Join(" AND ", asked.Select(part => part.Sql))}", [.. asked.Select(part => (part.Name, part.Value!))]);
    }

    private static DbCommand Command(DbConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;

            // Not every database has texts with U+0000; no entry has one.
            parameter.Value = value is string text ? text.Replace('\0', '\uFFFD') : value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static AuditRow RowOf(DbDataReader reader) => new(
        reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), NumberOrNull(reader, 3), reader.GetString(4), TextOrNull(reader, 5), TextOrNull(reader, 6),
        reader.GetString(7), reader.GetString(8), NumberOrNull(reader, 9), reader.GetFieldValue<byte[]>(10));

    private static long? NumberOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static string? TextOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private AuditEntry EntryOf(AuditRow row)
    {
        var change = Open(row.Change);
        return new AuditEntry(
            row.Id,
            DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(row.At, FirstTime, LastTime)),
            new AuditOrigin(AuditActors.Parse(row.ActorKind), row.ActorId, row.ActorName, row.Address, row.RequestId),
            new AuditDraft(row.Action, row.Target, row.TargetId, change?[0], change?[1]),
            IsReadable: change is not null);
    }

    private string?[]? Open(byte[] change)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(_protection.Audit.Unprotect(change)) is { Length: 2 } both ? both : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Tampered with, or its key is gone: verifying says which; a list goes on.
            return null;
        }
    }
}
