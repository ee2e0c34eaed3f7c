using System.Data.Common;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Sqlite;

namespace Eventhos.Storage.Moving;

/// <summary>Tells whether a storage holds a part of a hub only, so that none may start on it.</summary>
public static class UnfinishedMove
{
    /// <summary>A sentence that says so; null where a hub may start. The schema is up to date.</summary>
    public static string? Find(SqliteDatabase database)
    {
        using var connection = database.OpenReader();
        return Find(connection, "the data folder");
    }

    /// <summary>The same; also where a move from or to the database is under way. The caller has the turn, so that none begins unseen.</summary>
    public static string? Find(PostgresDatabase database)
    {
        using var connection = database.Source.OpenConnection();
        using var free = connection.CreateCommand();
        free.CommandText = "SELECT pg_try_advisory_xact_lock_shared($1)";
        free.Parameters.Add(new() { Value = PostgresLocks.Move });
        return (bool)free.ExecuteScalar()! ? Find(connection, "the database") : "eventhos migrate is moving what is in the database; no hub may run on it meanwhile.";
    }

    private static string? Find(DbConnection connection, string what)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT value FROM hub_settings WHERE name = '{MoveMark.Name}'";
        return command.ExecuteScalar() is byte[] stored
            ? $"Only a part of a hub is in {what}: the move from {MoveMark.Parse(stored).From} is not finished. Run eventhos migrate again until it says that it is."
            : null;
    }
}
