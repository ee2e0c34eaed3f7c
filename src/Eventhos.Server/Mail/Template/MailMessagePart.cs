namespace Eventhos.Server.Mail.Template;

/// <summary>A request or a response, masked and bounded.</summary>
/// <param name="Title">E.g. <c>Request</c>.</param>
/// <param name="Start">Its first line, e.g. <c>POST https://…</c>.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body as text; null without one.</param>
/// <param name="Cut">How much of the body is not shown; null when all is.</param>
internal sealed record MailMessagePart(
    string Title, string Start, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body, string? Cut);
