using Eventhos.Engine.Ingest;

namespace Eventhos.Storage.Postgres;

/// <summary>Chains of replies on PostgreSQL.</summary>
internal sealed class PostgresReplyChains : IReplyChains
{
    public Task<int> CountAsync(long rootEventId, int max) => throw new NotSupportedException();
}
