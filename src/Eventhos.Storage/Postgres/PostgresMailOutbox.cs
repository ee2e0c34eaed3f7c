using Eventhos.Storage.Mails;

namespace Eventhos.Storage.Postgres;

/// <summary>The outbox on PostgreSQL.</summary>
internal sealed class PostgresMailOutbox : IMailOutbox
{
    public Task<ClaimedMail?> ClaimAsync(DateTimeOffset now, TimeSpan lease) => throw new NotSupportedException();

    public Task<bool> StoreAsync(ClaimedMail mail, MailOutcome outcome) => throw new NotSupportedException();

    public Task<int> ReclaimAsync() => throw new NotSupportedException();

    public Task<int> PurgeAsync(DateTimeOffset before, int max) => throw new NotSupportedException();

    public Task<MailPage> ListAsync(MailFilter filter, CancellationToken cancellationToken) => throw new NotSupportedException();
}
