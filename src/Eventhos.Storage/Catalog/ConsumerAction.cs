namespace Eventhos.Storage.Catalog;

/// <summary>An HTTP request template on a consumer system. Request and security are encrypted: both may hold credentials.</summary>
public sealed class ConsumerAction : ITimestamped
{
    public long Id { get; set; }
    public long SystemId { get; set; }
    public ConnectedSystem? System { get; set; }
    public required string Identifier { get; set; }
    public required string Name { get; set; }
    public required string Operation { get; set; }
    public string Description { get; set; } = "";
    public required byte[] Request { get; set; }
    public byte[]? Security { get; set; }
    public string? ReplyTo { get; set; }

    /// <summary>Grows with every edit.</summary>
    public long Version { get; set; }
    public bool Deleted { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
