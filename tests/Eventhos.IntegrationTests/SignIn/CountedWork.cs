using Eventhos.Engine.Routing;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>Counts what sign-ins cost a hub: its real parts, with a counter before each.</summary>
internal sealed class CountedWork : ISignInFailures, ICatalogGate
{
    private ISignInFailures _failures = null!;
    private ICatalogGate _gate = null!;
    private int _reads;
    private int _counts;
    private int _forgiven;
    private int _changes;

    /// <summary>Everything so far, the passwords hashed among it.</summary>
    public (int Reads, int Counts, int Forgiven, int Changes, long Hashes) Of(IServiceProvider services) =>
        (_reads, _counts, _forgiven, _changes, services.GetRequiredService<Passwords>().Computed);

    /// <summary>Puts the counters in place.</summary>
    public void Use(IServiceCollection services)
    {
        Wrap<ISignInFailures>(services, inner => _failures = inner);
        Wrap<ICatalogGate>(services, inner => _gate = inner);
    }

    public Task<IReadOnlyList<FailureCount?>> FindAsync(IReadOnlyList<FailureKey> keys, DateTimeOffset now)
    {
        Interlocked.Add(ref _reads, keys.Count);
        return _failures.FindAsync(keys, now);
    }

    public Task CountAsync(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> keys, DateTimeOffset now)
    {
        Interlocked.Add(ref _counts, keys.Count);
        return _failures.CountAsync(keys, now);
    }

    public Task ForgiveAsync(FailureKey key)
    {
        Interlocked.Increment(ref _forgiven);
        return _failures.ForgiveAsync(key);
    }

    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _changes);
        return _gate.EnterAsync(cancellationToken);
    }

    public Task BeginAsync(CatalogContext context, CancellationToken cancellationToken) => _gate.BeginAsync(context, cancellationToken);

    public Task AnnounceAsync(CatalogContext context, CatalogChange? change, CancellationToken cancellationToken) => _gate.AnnounceAsync(context, change, cancellationToken);

    public ValueTask<IAsyncDisposable> BeginReadAsync(CatalogContext context, CancellationToken cancellationToken) => _gate.BeginReadAsync(context, cancellationToken);

    public bool IsUnavailable(Exception exception) => _gate.IsUnavailable(exception);

    private void Wrap<T>(IServiceCollection services, Action<T> keep)
        where T : class
    {
        var real = services.Last(service => service.ServiceType == typeof(T)).ImplementationType!;
        services.AddSingleton(provider =>
        {
            keep((T)ActivatorUtilities.CreateInstance(provider, real));
            return (T)(object)this;
        });
    }
}
