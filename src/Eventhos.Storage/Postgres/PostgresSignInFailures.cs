using Eventhos.Storage.SignIn;

namespace Eventhos.Storage.Postgres;

/// <summary>Failed sign-ins on PostgreSQL.</summary>
internal sealed class PostgresSignInFailures : ISignInFailures
{
    public Task<IReadOnlyList<FailureCount?>> FindAsync(IReadOnlyList<FailureKey> keys, DateTimeOffset now) => throw new NotSupportedException();

    public Task CountAsync(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> keys, DateTimeOffset now) => throw new NotSupportedException();

    public Task ForgiveAsync(FailureKey key) => throw new NotSupportedException();
}
