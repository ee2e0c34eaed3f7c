namespace Eventhos.Server.Mail;

/// <summary>A recipient that the mail server did not take.</summary>
/// <param name="Address">Whom.</param>
/// <param name="ForGood">True where trying again would not help (a reply of 5xx, RFC 5321 section 4.2.1).</param>
/// <param name="Reason">The server's words.</param>
internal sealed record RefusedRecipient(string Address, bool ForGood, string Reason);
