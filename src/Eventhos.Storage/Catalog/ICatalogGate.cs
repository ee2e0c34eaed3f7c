using Eventhos.Engine.Routing;

namespace Eventhos.Storage.Catalog;

/// <summary>Lets catalog writes take their turn with the journal where the database has one writer, and reads see one state.</summary>
public interface ICatalogGate
{
    /// <summary>Waits for the turn; disposing the answer ends it.</summary>
    ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Called first in each transaction that changes the catalog; when it returns, no other one is under way on any node.</summary>
    Task BeginAsync(CatalogContext context, CancellationToken cancellationToken);

    /// <summary>Called last in each transaction that changed the catalog: tells other nodes, once it is committed.</summary>
    /// <param name="context">Where the transaction is.</param>
    /// <param name="change">What routing must read anew; null where only access changed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AnnounceAsync(CatalogContext context, CatalogChange? change, CancellationToken cancellationToken);

    /// <summary>All that <paramref name="context"/> reads until the answer is disposed is of one state of the database; writers are not held up.</summary>
    ValueTask<IAsyncDisposable> BeginReadAsync(CatalogContext context, CancellationToken cancellationToken);

    /// <summary>True when an exception says that the database can't store anything now, whatever it is asked to store.</summary>
    bool IsUnavailable(Exception exception);
}
