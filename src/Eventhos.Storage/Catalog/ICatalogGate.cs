namespace Eventhos.Storage.Catalog;

/// <summary>Lets catalog writes take their turn with the journal where the database has one writer, and reads see one state.</summary>
public interface ICatalogGate
{
    /// <summary>Waits for the turn; disposing the answer ends it.</summary>
    ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Called first in each transaction that changes the catalog; when it returns, no other one is under way on any node.</summary>
    Task BeginAsync(CatalogContext context, CancellationToken cancellationToken);

    /// <summary>All that <paramref name="context"/> reads until the answer is disposed is of one state of the database; writers are not held up.</summary>
    ValueTask<IAsyncDisposable> BeginReadAsync(CatalogContext context, CancellationToken cancellationToken);

    /// <summary>True when an exception says that the database can't store anything now, whatever it is asked to store.</summary>
    bool IsUnavailable(Exception exception);
}
