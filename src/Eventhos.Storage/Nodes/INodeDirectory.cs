namespace Eventhos.Storage.Nodes;

/// <summary>Who carries out what.</summary>
public interface INodeDirectory
{
    /// <summary>The nodes of now, and what waits for any of them.</summary>
    Task<NodePicture> ReadAsync(CancellationToken cancellationToken);
}
