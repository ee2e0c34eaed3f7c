using Microsoft.Data.Sqlite;

namespace Eventhos.Bench.Probe;

/// <summary>Appends bodies to one SQLite table: one writer thread, one durable commit for all requests that wait meanwhile.</summary>
internal sealed class ProbeJournal : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Thread _writer;
    private readonly object _gate = new();
    private List<PendingInsert> _incoming = new(256);
    private bool _stopped;

    public ProbeJournal(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute("CREATE TABLE received (id INTEGER PRIMARY KEY, body BLOB NOT NULL);");
        _writer = new Thread(Write) { IsBackground = true, Name = "probe journal" };
        _writer.Start();
    }

    public Task<long> AppendAsync(byte[] body)
    {
        var pending = new PendingInsert(body);
        lock (_gate)
        {
            _incoming.Add(pending);
            if (_incoming.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }

        return pending.Task;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }

        _writer.Join();
        _connection.Dispose();
    }

    private void Write()
    {
        using var begin = Prepare("BEGIN IMMEDIATE");
        using var insert = Prepare("INSERT INTO received (id, body) VALUES (?1, ?2)");
        using var commit = Prepare("COMMIT");
        var id = insert.Parameters.Add("?1", SqliteType.Integer);
        var body = insert.Parameters.Add("?2", SqliteType.Blob);
        var batch = new List<PendingInsert>(256);
        long last = 0;
        while (TakeAll(ref batch))
        {
            var first = last + 1;
            begin.ExecuteNonQuery();
            foreach (var pending in batch)
            {
                id.Value = ++last;
                body.Value = pending.Body;
                insert.ExecuteNonQuery();
            }

            commit.ExecuteNonQuery();
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].SetResult(first + i);
            }
        }
    }

    /// <summary>Waits for work and takes all of it, leaving the emptied list for the next requests.</summary>
    private bool TakeAll(ref List<PendingInsert> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (_incoming.Count == 0)
            {
                if (_stopped)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            (batch, _incoming) = (_incoming, batch);
            return true;
        }
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private void Execute(string sql)
    {
        using var command = Prepare(sql);
        command.ExecuteNonQuery();
    }
}
