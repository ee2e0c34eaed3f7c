using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Eventhos.Storage.Sqlite;

/// <summary>
/// A prepared statement that is bound by position and run again and again. The journal's five statements run tens of thousands of times a
/// second; looking parameters up by name and opening a reader for each, as a command does, would cost as much as SQLite itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _position;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteStatement Add(long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, ++_position, number) : raw.sqlite3_bind_null(_statement, ++_position));
        return this;
    }

    public SqliteStatement Add(string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(_statement, ++_position));
            return this;
        }

        Span<byte> utf8 = text.Length <= 256 ? stackalloc byte[text.Length * 3] : new byte[text.Length * 3];
        Check(raw.sqlite3_bind_text(_statement, ++_position, utf8[..Encoding.UTF8.GetBytes(text, utf8)]));
        return this;
    }

    /// <summary>A text that is UTF-8 already.</summary>
    public SqliteStatement AddText(ReadOnlySpan<byte> utf8)
    {
        // No bytes at all would be bound as null.
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, ++_position, "") : raw.sqlite3_bind_text(_statement, ++_position, utf8));
        return this;
    }

    public SqliteStatement Add(ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_position, bytes));
        return this;
    }

    /// <summary>Runs with what was added; answers how many rows it changed.</summary>
    /// <exception cref="SqliteException">It failed; the statement can be used again.</exception>
    public int Run()
    {
        _position = 0;
        var code = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE && code != raw.SQLITE_ROW)
        {
            Check(reset == raw.SQLITE_OK ? code : reset);
        }

        return raw.sqlite3_changes(_database);
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            _position = 0;
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }
}
