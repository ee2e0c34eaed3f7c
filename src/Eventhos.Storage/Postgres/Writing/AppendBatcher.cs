using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Step 3: received events and their executions, one round trip for a group.</summary>
internal sealed class AppendBatcher(PostgresDatabase database, PostgresSession session) : Batcher<AppendItem>(database, Writers)
{
    // More would make smaller groups: what a group costs is mostly one round trip and one sync.
    private const int Writers = 3;

    /// <inheritdoc />
    protected override Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<AppendItem> group) =>
        new AppendStatement([.. group.Select(item => (item.Received, item.Executions, item.Request))], session.Id).RunAsync(connection);
}
