using Eventhos.Storage.Audit;

namespace Eventhos.Storage.Catalog;

/// <summary>A permission that the hub once put into the catalog by itself. It does so once: what an administrator removed stays away.</summary>
public sealed class SeededPermission : INotAudited
{
    /// <summary>As <c>resource:permission</c>.</summary>
    public required string Name { get; set; }
}
