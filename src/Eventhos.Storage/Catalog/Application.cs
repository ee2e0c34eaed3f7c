namespace Eventhos.Storage.Catalog;

/// <summary>A group of resources.</summary>
public sealed class Application
{
    public long Id { get; set; }
    public required string Identifier { get; set; }
}
