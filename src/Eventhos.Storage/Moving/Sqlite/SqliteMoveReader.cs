using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Eventhos.Storage.Moving.Sqlite;

/// <summary>
/// Reads a table's rows one by one. Columns of SQLite take anything, those of PostgreSQL don't: what is not of its column's kind is told, with its row.
/// </summary>
internal sealed class SqliteMoveReader : IDisposable
{
    private readonly MovedTable _table;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteMoveReader(SqliteConnection connection, MovedTable table, CopiedPart? part)
    {
        _table = table;
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, MoveSql.Select(table, part, isSqlite: true), out _statement));
    }

    /// <summary>The next row; null behind the last.</summary>
    /// <exception cref="MoveRefusedException">A value is not of its column's kind.</exception>
    public MovedValue[]? Next()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_DONE)
        {
            return null;
        }

        if (code != raw.SQLITE_ROW)
        {
            Check(code);
        }

        var row = new MovedValue[_table.Columns.Count];
        var odd = -1;
        for (var i = 0; i < row.Length; i++)
        {
            if (Value(i, _table.Columns[i].Kind) is { } value)
            {
                row[i] = value;
            }
            else
            {
                odd = i;
            }
        }

        return odd < 0 ? row : throw new MoveRefusedException($"{_table.NameOf(row)} can't be moved: its {_table.Columns[odd].Name} is not {WordOf(_table.Columns[odd].Kind)}.");
    }

    public void Dispose() => _statement.Dispose();

    private static string WordOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => "a whole number",
        ColumnKind.SmallNumber => "a whole number of 32 bits",
        ColumnKind.Flag => "0 or 1",
        ColumnKind.Text => "a text",
        _ => "bytes",
    };

    /// <summary>Null where it is not of the kind.</summary>
    private MovedValue? Value(int column, ColumnKind kind) => (raw.sqlite3_column_type(_statement, column), kind) switch
    {
        (raw.SQLITE_NULL, _) => MovedValue.Null,
        (raw.SQLITE_INTEGER, ColumnKind.Number) => MovedValue.Of(raw.sqlite3_column_int64(_statement, column)),
        (raw.SQLITE_INTEGER, ColumnKind.SmallNumber) => Within(column, int.MinValue, int.MaxValue),
        (raw.SQLITE_INTEGER, ColumnKind.Flag) => Within(column, 0, 1),

        // Asked for as bytes a text comes as it is stored: UTF-8.
        (raw.SQLITE_TEXT, ColumnKind.Text) => MovedValue.OfText(raw.sqlite3_column_blob(_statement, column).ToArray()),
        (raw.SQLITE_BLOB, ColumnKind.Bytes) => MovedValue.Of(raw.sqlite3_column_blob(_statement, column).ToArray()),
        _ => null,
    };

    private MovedValue? Within(int column, long min, long max) =>
        raw.sqlite3_column_int64(_statement, column) is var number && number >= min && number <= max ? MovedValue.Of(number) : null;

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }
}
