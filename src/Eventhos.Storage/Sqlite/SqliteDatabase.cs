using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>The one database file. Readers open connections as they like; whoever writes holds <see cref="WriteGate"/>.</summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string _readWrite;

    /// <summary>The file <paramref name="path"/>; made when it is first opened.</summary>
    public SqliteDatabase(string path)
    {
        Path = path;
        _readWrite = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30 }.ToString();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>For libraries that open connections themselves.</summary>
    public string ConnectionString => _readWrite;

    /// <summary>
    /// Held by the one who writes. SQLite has one writer at a time; waiting here is first come, first served, whereas its own busy
    /// handler polls and may never win against a journal that is always writing.
    /// </summary>
    public SemaphoreSlim WriteGate { get; } = new(1, 1);

    /// <summary>An open connection for reading.</summary>
    public SqliteConnection OpenReader() => Open("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;");

    /// <summary>
    /// An open connection whose commits are on disk when they return (WAL with synchronous=FULL). Waits for a writer from outside the
    /// hub, e.g. a person's SQLite shell, for a moment.
    /// </summary>
    public SqliteConnection OpenWriter() => Open(
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;");

    /// <inheritdoc />
    public void Dispose()
    {
        WriteGate.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(_readWrite);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
