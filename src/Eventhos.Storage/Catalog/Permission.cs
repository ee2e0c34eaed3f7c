namespace Eventhos.Storage.Catalog;

/// <summary>One thing that may be done with a resource, e.g. <c>create</c>; <c>*</c> is all of them.</summary>
public sealed class Permission
{
    public long Id { get; set; }
    public long ResourceId { get; set; }
    public Resource? Resource { get; set; }
    public required string Allowed { get; set; }
    public IList<Role> Roles { get; set; } = [];
}
