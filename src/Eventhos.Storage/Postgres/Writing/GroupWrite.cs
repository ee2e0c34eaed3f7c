using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>
/// One try to store a group. It can be left to itself while it waits for a database that says nothing: giving up a statement takes the client library
/// long, and those who wait for the group need not wait for that.
/// </summary>
internal sealed class GroupWrite(
    PostgresDatabase database, NodeSessions sessions, Func<NpgsqlConnection, NodeSession, Task> write, Action giveBack)
{
    private const int UnderWay = 0;
    private const int Ended = 1;
    private const int Left = 2;

    private NodeSession? _session;
    private int _state;

    /// <summary>Stores it.</summary>
    public async Task RunAsync()
    {
        try
        {
            await using var connection = await database.Journal.OpenConnectionAsync();
            var session = await sessions.ForLeasesAsync(connection);
            Volatile.Write(ref _session, session);
            if (Volatile.Read(ref _state) == Left)
            {
                // Nothing was sent.
                return;
            }

            await write(connection, session);
            if (Interlocked.CompareExchange(ref _state, Ended, UnderWay) == Left)
            {
                session.IsRetired = true;
                giveBack();
            }
        }
        catch (Exception) when (Volatile.Read(ref _state) == Left)
        {
            Retire();
        }
    }

    /// <summary>Waits for it no longer: its leases, if it makes any, are nobody's. False when it has ended just now.</summary>
    public bool TryLeave()
    {
        if (Interlocked.CompareExchange(ref _state, Left, UnderWay) != UnderWay)
        {
            return false;
        }

        Retire();
        return true;
    }

    /// <summary>No new leases under its session: there may be some that nobody knows of.</summary>
    public void Retire()
    {
        if (Volatile.Read(ref _session) is { } session)
        {
            session.IsRetired = true;
        }
    }
}
