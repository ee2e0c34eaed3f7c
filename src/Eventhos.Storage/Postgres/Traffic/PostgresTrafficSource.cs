using System.Data;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Postgres.Traffic;

/// <summary>Traffic on PostgreSQL.</summary>
internal sealed class PostgresTrafficSource(PostgresDatabase database, PayloadProtection protection) : ITrafficSource
{
    /// <inheritdoc />
    public async Task<ITrafficSnapshot> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            return new PostgresTrafficSnapshot(connection, transaction, protection, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
