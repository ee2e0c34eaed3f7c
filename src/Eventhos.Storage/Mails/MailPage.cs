namespace Eventhos.Storage.Mails;

/// <summary>One page of mails.</summary>
public sealed record MailPage(IReadOnlyList<MailItem> Items, long TotalItems);
