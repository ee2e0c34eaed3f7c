using System.Threading.Channels;
using Eventhos.Engine.Journal;
using Eventhos.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>
/// The journal's only writer: a thread that takes all writes waiting, applies them in one transaction and syncs once. The more requests
/// wait, the larger the group, so that one disk sync serves many.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MaxGroup = 512;

    // SQLite's primary result codes for a row that breaks a rule: that row's fault, not the database's.
    private const int ConstraintCode = 19;
    private const int MismatchCode = 20;
    private const int TooBigCode = 18;

    // The schema's triggers refuse nothing: one that does was put there by somebody who wants nothing written now.
    private const int TriggerCode = 1811;

    private readonly Channel<SqliteWrite> _waiting = Channel.CreateUnbounded<SqliteWrite>();
    private readonly SqliteDatabase _database;
    private readonly LogActivity _activity;
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;
    private readonly Thread _thread;
    private bool _isolating;

    public SqliteWriter(SqliteDatabase database, SqliteSession session, LogActivity activity)
    {
        _activity = activity;
        _database = database;
        _connection = database.OpenWriter();
        _statements = new SqliteStatements(_connection, session.Id);
        _thread = new Thread(Run) { IsBackground = true, Name = "journal writer" };
        _thread.Start();
    }

    /// <summary>Hands a write over.</summary>
    /// <exception cref="JournalUnavailableException">The journal is closed.</exception>
    public Task<T> WriteAsync<T>(SqliteWrite<T> write)
    {
        if (!_waiting.Writer.TryWrite(write))
        {
            throw new JournalUnavailableException("The journal is closed.");
        }

        return write.Done;
    }

    /// <summary>Commits what is waiting, then closes.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
        _statements.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        var group = new List<SqliteWrite>(MaxGroup);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            _database.WriteGate.Wait();
            try
            {
                if (_waiting.Reader.TryRead(out var first))
                {
                    group.Add(first);
                    Commit(group);
                }
            }
            finally
            {
                _database.WriteGate.Release();
            }

            group.Clear();
        }
    }

    private void Commit(List<SqliteWrite> group)
    {
        try
        {
            CommitOnce(group);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ConstraintCode or MismatchCode or TooBigCode && e.SqliteExtendedErrorCode != TriggerCode)
        {
            if (group.Count == 1)
            {
                group[0].Failed(new JournalRefusedException($"The database refused a row: {e.Message}", e));
                return;
            }

            // One bad row must not fail its neighbours: each alone, the offender alone fails.
            _isolating = true;
            foreach (var write in group)
            {
                Commit([write]);
            }

            _isolating = false;
        }
        catch (Exception e)
        {
            var unavailable = new JournalUnavailableException($"The database could not store anything: {e.Message}", e);
            group.ForEach(write => write.Failed(unavailable));
        }
    }

    private void CommitOnce(List<SqliteWrite> group)
    {
        _statements.Begin();
        try
        {
            ApplyAll(group);
            _statements.Commit();
        }
        catch
        {
            _statements.RollbackQuietly();
            group.ForEach(write => write.RolledBack());
            throw;
        }

        _activity.Stored();
        foreach (var write in group)
        {
            write.Committed();
        }
    }

    /// <summary>Applies what the group holds and, as a sync costs the same for one write as for a hundred, whatever has come meanwhile.</summary>
    private void ApplyAll(List<SqliteWrite> group)
    {
        for (var i = 0; i < group.Count || Joins(group); i++)
        {
            group[i].Apply(_statements);
        }
    }

    private bool Joins(List<SqliteWrite> group)
    {
        if (group.Count >= MaxGroup || _isolating || !_waiting.Reader.TryRead(out var write))
        {
            return false;
        }

        group.Add(write);
        return true;
    }
}
