using Eventhos.Engine.Model;

namespace Eventhos.Engine.Ingest;

/// <summary>A response that its action wants received as a new event.</summary>
/// <param name="ReplyTo">The identifier to receive it as.</param>
/// <param name="Response">The response.</param>
/// <param name="Method">The method of the request it answers.</param>
/// <param name="Url">The URL of the request it answers, without parameters.</param>
/// <param name="At">When it came.</param>
public sealed record ConsumerReply(string ReplyTo, ReceivedResponse Response, string Method, string Url, DateTimeOffset At);
