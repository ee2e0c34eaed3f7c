namespace Eventhos.Storage.Catalog;

/// <summary>Something permissions are about, e.g. <c>contract</c>.</summary>
public sealed class Resource
{
    public long Id { get; set; }
    public long ApplicationId { get; set; }
    public Application? Application { get; set; }
    public required string Identifier { get; set; }
    public bool Deleted { get; set; }
    public IList<Permission> Permissions { get; set; } = [];
}
