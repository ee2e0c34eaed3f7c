namespace Eventhos.Storage.Mails;

/// <summary>A mail in a list.</summary>
public sealed record MailItem
{
    public required long Id { get; init; }
    public required long ContractId { get; init; }
    public required string ContractName { get; init; }
    public required string Cause { get; init; }
    public required long ExecutionId { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public required MailState State { get; init; }
    public required int Tries { get; init; }
    public required int HeldBack { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? LastError { get; init; }
}
