using Eventhos.IntegrationTests.Conformance;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>A store with very many rows, filled once for all tests of a class, which only read it.</summary>
public abstract class SharedStore<TStore> : IAsyncLifetime
    where TStore : TestStore, new()
{
    public TStore Store { get; } = new();

    /// <summary>The session that is open.</summary>
    public StoreSession Session { get; private set; } = null!;

    public TestCatalog Catalog { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await Store.CreateAsync();
        Session = Store.Open();
        Catalog = await TestCatalog.StoreAsync(Session);
        await FillAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stores the rows.</summary>
    protected abstract Task FillAsync();
}
