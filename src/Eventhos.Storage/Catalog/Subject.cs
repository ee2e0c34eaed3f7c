namespace Eventhos.Storage.Catalog;

/// <summary>A user or a client as the holder of roles.</summary>
public sealed class Subject
{
    public long Id { get; set; }

    /// <summary>One of <see cref="SubjectKind"/>.</summary>
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    public bool Deleted { get; set; }
    public IList<Role> Roles { get; set; } = [];
    public User? User { get; set; }
    public Client? Client { get; set; }
}
