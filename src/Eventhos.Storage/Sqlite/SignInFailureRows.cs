using Eventhos.Storage.SignIn;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>Rows of failed sign-ins.</summary>
internal static class SignInFailureRows
{
    /// <summary>The row of a key, expired or not.</summary>
    public static FailureCount? Find(SqliteConnection connection, FailureKey key)
    {
        using var command = connection.Query(
            "SELECT failures, first_at, last_at, locked_until, expires_at FROM sign_in_failures WHERE kind = $kind AND key = $key",
            [("$kind", key.Kind.Word()), ("$key", key.Hash)]);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new FailureCount(reader.GetInt32(0), reader.Time(1), reader.Time(2), reader.TimeOrNull(3), reader.Time(4))
            : null;
    }
}
