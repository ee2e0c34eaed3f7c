namespace Eventhos.Storage.Mails;

/// <summary>Which mails to list, and how; null means any.</summary>
public sealed record MailFilter
{
    public required int PageIndex { get; init; }
    public required int ItemsPerPage { get; init; }
    public required bool Descending { get; init; }
    public MailOrder Order { get; init; }
    public MailState? State { get; init; }
    public long? ContractId { get; init; }
}
