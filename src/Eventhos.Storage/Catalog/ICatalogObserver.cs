namespace Eventhos.Storage.Catalog;

/// <summary>Remembers something of the catalog, and is told when another node has changed it.</summary>
public interface ICatalogObserver
{
    /// <summary>Forgets what may be old now.</summary>
    void CatalogChanged();
}
