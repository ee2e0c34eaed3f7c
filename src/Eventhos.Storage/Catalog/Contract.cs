namespace Eventhos.Storage.Catalog;

/// <summary>Event → action.</summary>
public sealed class Contract : ITimestamped
{
    public long Id { get; set; }
    public long EventTypeId { get; set; }
    public EventType? EventType { get; set; }
    public long ActionId { get; set; }
    public ConsumerAction? Action { get; set; }
    public required string Identifier { get; set; }
    public required string Name { get; set; }

    /// <summary>Contracts of one event with equal order run side by side.</summary>
    public int OrderGroup { get; set; }
    public bool Active { get; set; } = true;
    public string? MailRecipientsOnError { get; set; }
    public bool Deleted { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
