namespace Eventhos.Storage.Catalog;

/// <summary>A producer, a consumer, or both.</summary>
public sealed class ConnectedSystem : ITimestamped
{
    public long Id { get; set; }
    public required string Class { get; set; }
    public required string Identifier { get; set; }
    public required string Name { get; set; }
    public required string Type { get; set; }
    public string Description { get; set; } = "";
    public long? ClientId { get; set; }
    public Client? Client { get; set; }
    public bool Deleted { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
