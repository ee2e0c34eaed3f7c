namespace Eventhos.Server.Mail.Template;

/// <summary>A line of the mail's table.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Value">What it says.</param>
/// <param name="Detail">Said beside it in a lower voice, e.g. an identifier; null for nothing.</param>
internal sealed record MailFact(string Label, string Value, string? Detail = null);
