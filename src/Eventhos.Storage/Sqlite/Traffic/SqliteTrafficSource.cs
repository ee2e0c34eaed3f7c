using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Sqlite.Traffic;

/// <summary>Traffic on SQLite.</summary>
internal sealed class SqliteTrafficSource(SqliteDatabase database, PayloadProtection protection) : ITrafficSource
{
    /// <inheritdoc />
    public Task<ITrafficSnapshot> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ITrafficSnapshot>(new SqliteTrafficSnapshot(database.OpenReader(), protection));
}
