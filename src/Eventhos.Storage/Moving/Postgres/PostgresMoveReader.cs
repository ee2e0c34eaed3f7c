using Npgsql;
using NpgsqlTypes;

namespace Eventhos.Storage.Moving.Postgres;

/// <summary>Reads tables by COPY.</summary>
internal static class PostgresMoveReader
{
    /// <summary>Hands over each row.</summary>
    public static async Task ReadAsync(
        NpgsqlConnection connection, MovedTable table, CopiedPart? part, Func<MovedValue[], ValueTask> take, CancellationToken cancellationToken)
    {
        await using var rows = await connection.BeginBinaryExportAsync($"COPY ({MoveSql.Select(table, part, isSqlite: false)}) TO STDOUT (FORMAT BINARY)", cancellationToken);
        try
        {
            while (await rows.StartRowAsync(cancellationToken) >= 0)
            {
                var row = new MovedValue[table.Columns.Count];
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = await ValueAsync(rows, table.Columns[i].Kind, cancellationToken);
                }

                await take(row);
            }
        }
        catch
        {
            // Otherwise all that is left would be read before the connection is closed.
            await rows.CancelAsync();
            throw;
        }
    }

    private static async ValueTask<MovedValue> ValueAsync(NpgsqlBinaryExporter rows, ColumnKind kind, CancellationToken cancellationToken)
    {
        if (rows.IsNull)
        {
            await rows.SkipAsync(cancellationToken);
            return MovedValue.Null;
        }

        return kind switch
        {
            ColumnKind.Number => MovedValue.Of(await rows.ReadAsync<long>(NpgsqlDbType.Bigint, cancellationToken)),
            ColumnKind.SmallNumber => MovedValue.Of(await rows.ReadAsync<int>(NpgsqlDbType.Integer, cancellationToken)),
            ColumnKind.Flag => MovedValue.Of(await rows.ReadAsync<bool>(NpgsqlDbType.Boolean, cancellationToken) ? 1 : 0),

            // On the wire a text is its bytes.
            _ => MovedValue.Of(await rows.ReadAsync<byte[]>(NpgsqlDbType.Bytea, cancellationToken)),
        };
    }
}
