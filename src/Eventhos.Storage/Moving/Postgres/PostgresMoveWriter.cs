using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Eventhos.Storage.Moving.Postgres;

/// <summary>Stores batches by COPY, each with the mark in one transaction.</summary>
internal sealed class PostgresMoveWriter
{
    private readonly HashSet<long> _days = [];

    /// <summary>Makes the partitions that rows belong to before they come: those of a day whose rows lie in the default partition can't be made any more.</summary>
    public void MakePartitions(NpgsqlConnection connection, MovedTable table, IReadOnlyList<MovedValue[]> rows)
    {
        if (!table.IsPartitioned)
        {
            return;
        }

        var place = table.PlaceOf("received_at");
        foreach (var row in rows)
        {
            var day = Math.DivRem(row[place].Number, SpanLengths.Day).Quotient;
            if (!row[place].IsNull && _days.Add(day) && day >= 0 && day < DateOnly.MaxValue.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)
            {
                Make(connection, DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day));
            }
        }
    }

    /// <summary>Stores a batch.</summary>
    /// <exception cref="RowRefusedException">A row breaks a rule; nothing was stored.</exception>
    public static async Task WriteAsync(NpgsqlConnection connection, MovedTable table, IReadOnlyList<MovedValue[]> rows, string putMark, MoveMark mark)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            if (rows.Count > 0)
            {
                await CopyAsync(connection, table, rows);
            }
        }
        catch (PostgresException e) when (PostgresFaults.IsRefusal(e))
        {
            await transaction.RollbackAsync();
            throw await FirstRefusedAsync(connection, table, rows) ?? e as Exception;
        }

        await using var put = new NpgsqlCommand(putMark, connection, transaction) { Parameters = { new("mark", mark.ToBytes()) } };
        await put.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static void Make(NpgsqlConnection connection, DateOnly day)
    {
        using var turn = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = PostgresLocks.Schema } } };
        turn.ExecuteNonQuery();
        try
        {
            PostgresPartitions.Make(connection, day);
        }
        finally
        {
            turn.CommandText = "SELECT pg_advisory_unlock($1)";
            turn.ExecuteNonQuery();
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, MovedTable table, IEnumerable<MovedValue[]> rows)
    {
        var columns = table.Columns;
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            for (var i = 0; i < row.Length; i++)
            {
                await WriteAsync(copy, columns[i].Kind, row[i]);
            }
        }

        await copy.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, ColumnKind kind, MovedValue value) => value.IsNull ? copy.WriteNullAsync() : kind switch
    {
        ColumnKind.Number => copy.WriteAsync(value.Number, NpgsqlDbType.Bigint),
        ColumnKind.SmallNumber => copy.WriteAsync((int)value.Number, NpgsqlDbType.Integer),
        ColumnKind.Flag => copy.WriteAsync(value.Number != 0, NpgsqlDbType.Boolean),

        // On the wire a text is its bytes.
        _ => copy.WriteAsync(value.Bytes!, NpgsqlDbType.Bytea),
    };

    /// <summary>Tries parts of a batch, ever smaller ones, until it is one row that is refused; null where now all are taken. Stores nothing.</summary>
    private static async Task<RowRefusedException?> FirstRefusedAsync(NpgsqlConnection connection, MovedTable table, IReadOnlyList<MovedValue[]> rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        for (var (from, size) = (0, rows.Count); from < rows.Count; size = Math.Min(size, rows.Count - from))
        {
            await transaction.SaveAsync("part");
            try
            {
                await CopyAsync(connection, table, rows.Skip(from).Take(size));
                from += size;
            }
            catch (PostgresException e) when (PostgresFaults.IsRefusal(e))
            {
                if (size == 1)
                {
                    return new RowRefusedException(from, e);
                }

                await transaction.RollbackAsync("part");
                size /= 2;
            }
        }

        return null;
    }
}
