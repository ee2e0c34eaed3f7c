using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Step 3: received events and their executions, one round trip for a group.</summary>
internal sealed class AppendBatcher(PostgresDatabase database, NodeSessions sessions, LogActivity activity) : Batcher<AppendItem>(database, sessions, activity, mostUnderWay: 3)
{
    // Milliseconds. A group takes about as long to store; the other bound is what producers may have to wait for company.
    private const double PaceForEachNode = 2.5;
    private const double LongestPace = 10;

    /// <summary>Producers wait.</summary>
    protected override bool IsLeftWhenCutOff => true;

    /// <summary>So that the groups of all nodes together stay about as many as one node's: what a group costs the database hardly depends on its size.</summary>
    protected override TimeSpan Pace => TimeSpan.FromMilliseconds(Math.Min(PaceForEachNode * Sessions.Nodes, LongestPace));

    /// <inheritdoc />
    protected override void GiveBack(IReadOnlyList<AppendItem> group)
    {
        // Its session is ended when all it holds has ended, and then they are ready for anybody.
        foreach (var execution in group.SelectMany(item => item.Executions).Where(execution => execution.State == ExecutionState.Running))
        {
            Sessions.Gave(execution.Lease, 1);
        }
    }

    /// <inheritdoc />
    protected override async Task WriteAsync(NpgsqlConnection connection, NodeSession session, IReadOnlyList<AppendItem> group)
    {
        await new AppendStatement([.. group.Select(item => (item.Received, item.Executions, item.Request))], session.Id).RunAsync(connection);
        session.Leased(group.SelectMany(item => item.Executions));
    }
}
