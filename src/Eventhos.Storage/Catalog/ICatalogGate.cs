namespace Eventhos.Storage.Catalog;

/// <summary>Lets catalog writes take their turn with the journal where the database has one writer.</summary>
public interface ICatalogGate
{
    /// <summary>Waits for the turn; disposing the answer ends it.</summary>
    ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>True when an exception says that the database can't store anything now, whatever it is asked to store.</summary>
    bool IsUnavailable(Exception exception);
}
