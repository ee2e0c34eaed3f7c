using Eventhos.Storage.Audit;

namespace Eventhos.Storage.Catalog;

/// <summary>Something the hub made once for this database, encrypted.</summary>
public sealed class HubSetting : INotAudited
{
    public required string Name { get; set; }
    public required byte[] Value { get; set; }
}
