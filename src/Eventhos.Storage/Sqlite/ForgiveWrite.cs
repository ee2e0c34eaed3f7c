using Eventhos.Storage.SignIn;

namespace Eventhos.Storage.Sqlite;

/// <summary>Forgets the failed sign-ins of one key; answers how many rows that were.</summary>
internal sealed class ForgiveWrite : SqliteWrite<int>
{
    private readonly FailureKey _key;

    public ForgiveWrite(FailureKey key) => _key = key;

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        using var command = statements.Command(
            "DELETE FROM sign_in_failures WHERE kind = $kind AND key = $key", ("$kind", _key.Kind.Word()), ("$key", _key.Hash));
        Result = command.ExecuteNonQuery();
    }
}
