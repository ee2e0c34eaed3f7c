using Eventhos.Engine.Model;

namespace Eventhos.Storage.Sqlite;

/// <summary>Step 3: the received event and its executions.</summary>
internal sealed class AppendWrite : SqliteWrite<bool>
{
    private readonly ReceivedEvent _received;
    private readonly IReadOnlyList<Execution> _executions;
    private readonly byte[] _request;

    public AppendWrite(ReceivedEvent received, IReadOnlyList<Execution> executions, byte[] request)
    {
        _received = received;
        _executions = executions;
        _request = request;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements) => Append(statements, _received, _executions, _request);

    /// <summary>Also used for replies, inside their settle.</summary>
    public static void Append(SqliteStatements statements, ReceivedEvent received, IReadOnlyList<Execution> executions, byte[] request)
    {
        statements.InsertEvent(received, request);
        foreach (var execution in executions)
        {
            statements.InsertExecution(execution);
        }
    }
}
