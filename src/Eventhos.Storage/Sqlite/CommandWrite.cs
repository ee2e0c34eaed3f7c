namespace Eventhos.Storage.Sqlite;

/// <summary>Runs one statement; answers how many rows it changed.</summary>
internal sealed class CommandWrite : SqliteWrite<int>
{
    private readonly string _sql;
    private readonly (string Name, object? Value)[] _parameters;

    public CommandWrite(string sql, params (string Name, object? Value)[] parameters)
    {
        _sql = sql;
        _parameters = parameters;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        using var command = statements.Command(_sql, _parameters);
        Result = command.ExecuteNonQuery();
    }
}
