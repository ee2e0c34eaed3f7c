namespace Eventhos.Storage.Catalog;

/// <summary>A kind of event that a producer system emits.</summary>
public sealed class EventType : ITimestamped
{
    public long Id { get; set; }
    public long SystemId { get; set; }
    public ConnectedSystem? System { get; set; }
    public required string Identifier { get; set; }
    public required string Name { get; set; }
    public required string Operation { get; set; }
    public string Description { get; set; } = "";
    public bool Deleted { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
