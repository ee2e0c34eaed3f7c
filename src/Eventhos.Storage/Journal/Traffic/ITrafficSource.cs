namespace Eventhos.Storage.Journal.Traffic;

/// <summary>Where traffic is read.</summary>
internal interface ITrafficSource
{
    /// <summary>One state of the database.</summary>
    Task<ITrafficSnapshot> OpenAsync(CancellationToken cancellationToken);
}
