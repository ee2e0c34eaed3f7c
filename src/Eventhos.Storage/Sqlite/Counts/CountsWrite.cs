using Eventhos.Storage.Journal.Counts;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite.Counts;

/// <summary>Stores counts in a table; forgets those of shorter spans within some of them.</summary>
internal sealed class CountsWrite(string table, IReadOnlyList<CountedSpan> spans, IReadOnlyList<CountedSpan> undivided) : SqliteWrite<bool>
{
    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        using var insert = statements.Command(
            $"INSERT OR REPLACE INTO {table} (length, start, total, detail) VALUES ($length, $start, $total, $detail)",
            ("$length", 0L), ("$start", 0L), ("$total", 0L), ("$detail", Array.Empty<byte>()));
        foreach (var span in spans)
        {
            Set(insert, span.Length, span.Start, span.Total, span.Detail);
            insert.ExecuteNonQuery();
        }

        using var forget = statements.Command(
            $"DELETE FROM {table} WHERE length = $shorter AND start >= $from AND start < $before", ("$shorter", 0L), ("$from", 0L), ("$before", 0L));
        foreach (var span in undivided)
        {
            foreach (var shorter in SpanLengths.Below(span.Length))
            {
                Set(forget, shorter, span.Range.From, span.Range.Before);
                forget.ExecuteNonQuery();
            }
        }
    }

    private static void Set(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
