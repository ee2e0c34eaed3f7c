namespace Eventhos.Storage.Catalog;

/// <summary>A named set of permissions.</summary>
public sealed class Role
{
    public long Id { get; set; }
    public required string Identifier { get; set; }
    public bool Deleted { get; set; }
    public IList<Permission> Permissions { get; set; } = [];
    public IList<Subject> Subjects { get; set; } = [];
}
