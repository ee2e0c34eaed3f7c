using Eventhos.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Moving.Sqlite;

/// <summary>Stores batches, each with the mark in one transaction.</summary>
internal sealed class SqliteMoveWriter : IDisposable
{
    // SQLite's primary result codes for a row that breaks a rule.
    private const int ConstraintCode = 19;
    private const int MismatchCode = 20;
    private const int TooBigCode = 18;

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _mark;
    private MovedTable? _table;
    private MovedColumn[] _columns = [];
    private int[] _places = [];
    private SqliteStatement? _insert;

    public SqliteMoveWriter(SqliteConnection connection, string putMark)
    {
        _connection = connection;
        _begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(connection, "COMMIT");
        _rollback = new SqliteStatement(connection, "ROLLBACK");
        _mark = new SqliteStatement(connection, putMark);
    }

    /// <summary>Stores a batch.</summary>
    /// <exception cref="RowRefusedException">A row breaks a rule; nothing was stored.</exception>
    public void Write(MovedTable table, IReadOnlyList<MovedValue[]> rows, MoveMark mark)
    {
        Prepare(table);
        _begin.Run();
        var place = 0;
        try
        {
            for (; place < rows.Count; place++)
            {
                Insert(rows[place]);
            }

            _mark.Add(mark.ToBytes().AsSpan()).Run();
            _commit.Run();
        }
        catch (Exception e)
        {
            RollbackQuietly();
            if (place < rows.Count && e is SqliteException { SqliteErrorCode: ConstraintCode or MismatchCode or TooBigCode })
            {
                throw new RowRefusedException(place, e);
            }

            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollback, _mark, _insert })
        {
            statement?.Dispose();
        }
    }

    private void Prepare(MovedTable table)
    {
        if (_table == table)
        {
            return;
        }

        _insert?.Dispose();
        _table = table;
        _columns = [.. table.Columns.Where(column => !table.NotInSqlite.ContainsKey(column.Name))];
        _places = [.. _columns.Select(column => table.PlaceOf(column.Name))];
        _insert = new SqliteStatement(
            _connection, $"INSERT INTO {table.Name} ({string.Join(", ", _columns.Select(column => column.Name))}) VALUES ({string.Join(", ", _columns.Select(static _ => "?"))})");
    }

    private void Insert(MovedValue[] row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = row[_places[i]];
            if (value.Bytes is not { } bytes)
            {
                _insert!.Add(value.IsNull ? null : value.Number);
            }
            else if (_columns[i].Kind == ColumnKind.Text)
            {
                _insert!.AddText(bytes);
            }
            else
            {
                _insert!.Add(bytes.AsSpan());
            }
        }

        _insert!.Run();
    }

    private void RollbackQuietly()
    {
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // SQLite has done so already.
        }
    }
}
