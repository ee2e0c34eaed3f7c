using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>A hub with very many accounts, and an ear on its catalog.</summary>
public sealed class LargeHub : IAsyncLifetime
{
    /// <summary>Users, and as many clients.</summary>
    public const int Count = 100_000;

    private RunningHub? _hub;

    public RunningHub Hub => _hub ?? throw new InvalidOperationException("The hub does not run.");

    internal CatalogCommands Heard { get; } = new();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _hub = await RunningHub.StartAsync(folder: null, services => services.ConfigureDbContext<CatalogContext>(options => options.AddInterceptors(Heard)));
        await LargeAccounts.SeedAsync(_hub, Count);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }
    }
}
