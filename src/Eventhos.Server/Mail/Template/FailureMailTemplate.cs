using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Server.Settings;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Mails;

namespace Eventhos.Server.Mail.Template;

/// <summary>The template of the mail: what stands in it, in which words and in which order. How it looks is said by its two forms.</summary>
internal static class FailureMailTemplate
{
    private const int MaxName = 120;

    public static FailureMail Fill(
        MailSettings settings, ClaimedMail mail, ContractParties parties, ExecutionDetail execution, ReceivedRequest? received, ExchangeText exchange)
    {
        var attempt = execution.LastAttempt!;
        var sender = settings.EnvironmentAlias is { } alias ? $"Eventhos [{Name(alias)}]" : "Eventhos";
        return new FailureMail
        {
            Sender = sender,
            Subject = $"{sender} {Name(parties.ContractName)}: {mail.Cause}",
            Headline = $"{Name(parties.ConsumerName)} did not get {Name(parties.EventName)} from {Name(parties.ProducerName)}: {Words(attempt, exchange)}.",
            Reason = attempt is { Detail: { Length: > 0 } detail, Outcome: not AttemptOutcome.HttpError } ? exchange.Sentence(detail) : null,
            HeldBack = HeldBack(mail),
            Facts = [.. Facts(mail, parties, execution, attempt)],
            Parts = [.. Parts(attempt, received, exchange)],
            Link = $"{settings.LinkBase}/event-log/{execution.ReceivedEventId}?execution={execution.Id}",
            Footer = $"You get this because contract {Name(parties.ContractIdentifier)} names you, or because you look after {sender}. "
                + $"There is one mail for a contract and cause within {settings.Window.TotalMinutes} minutes.",
        };
    }

    private static IEnumerable<MailFact> Facts(ClaimedMail mail, ContractParties parties, ExecutionDetail execution, Attempt attempt)
    {
        yield return new MailFact("Contract", Name(parties.ContractName), Name(parties.ContractIdentifier));
        yield return new MailFact("Event", Name(parties.EventName), Described(parties.EventIdentifier, parties.EventDescription));
        yield return new MailFact("Producer", Name(parties.ProducerName), Name(parties.ProducerIdentifier));
        yield return new MailFact("Action", Name(parties.ActionName), Name(parties.ActionIdentifier));
        yield return new MailFact("Consumer", Name(parties.ConsumerName), Name(parties.ConsumerIdentifier));
        yield return new MailFact("Received", Time(execution.ReceivedAt));
        yield return new MailFact("Given up", Time(execution.SettledAt ?? attempt.FinishedAt), execution.Attempts == 1 ? "after 1 try" : $"after {execution.Attempts} tries");
        yield return new MailFact("Outcome", mail.Cause);
        if (execution.ReplyFrom is { } origin)
        {
            yield return new MailFact("Reply to", Name(origin));
        }

        yield return new MailFact("Ids", $"received event {execution.ReceivedEventId}, execution {execution.Id}");
    }

    private static IEnumerable<MailMessagePart> Parts(Attempt attempt, ReceivedRequest? received, ExchangeText exchange)
    {
        if (attempt.Request is { } request)
        {
            var (body, cut) = exchange.Body(request.Body, request.Headers.Find("content-type"));
            yield return new MailMessagePart("Request", $"{request.Method} {exchange.Url(request.Url, request.Params)}", exchange.Headers(request.Headers), body, cut);
        }
        else if (received is not null)
        {
            var (body, cut) = exchange.Body(received.Body, received.ContentType);
            yield return new MailMessagePart(
                "No request was sent. The event was received as", $"{received.Method} {exchange.Url(received.Url, [])}", exchange.Headers(received.Headers), body, cut);
        }

        if (attempt.Response is { } response)
        {
            var (body, cut) = exchange.Body(response.Body, response.ContentType);
            yield return new MailMessagePart(
                "Response", exchange.Sentence($"{response.Status} {response.StatusText}"), exchange.Headers(response.Headers), body, cut);
        }
    }

    private static string? HeldBack(ClaimedMail mail) => mail.HeldBack switch
    {
        0 => null,
        1 => "This one was held back, because a mail of the same contract and cause had just been sent.",
        _ => $"{mail.HeldBack} executions of this contract have given up with this cause since the last mail. They were held back; this is the newest of them.",
    };

    private static string Words(Attempt attempt, ExchangeText exchange) => attempt.Outcome switch
    {
        AttemptOutcome.HttpError => exchange.Sentence($"it answered {attempt.Response?.Status} {attempt.Response?.StatusText}"),
        AttemptOutcome.Timeout => "it did not answer in time",
        AttemptOutcome.Dns => "its host name did not resolve",
        AttemptOutcome.Connect => "no connection could be made",
        AttemptOutcome.Tls => "the TLS handshake failed",
        AttemptOutcome.Reset => "the connection broke",
        AttemptOutcome.ResponseTooLarge => "its answer was too large",
        AttemptOutcome.MappingFailed => "the request could not be built",
        AttemptOutcome.AuthFailed => "no token could be had",
        AttemptOutcome.Blocked => "its address is not allowed",
        AttemptOutcome.CircuitOpen => "it had failed too often",
        AttemptOutcome.Cancelled => "the attempt was stopped",
        _ => attempt.Outcome.Word(),
    };

    private static string Described(string identifier, string description) =>
        description.Length == 0 ? Name(identifier) : $"{Name(identifier)} · {BodyText.Line(description, 300)}";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>On one line and bounded: it also stands in the subject.</summary>
    private static string Name(string text) => BodyText.Line(text, MaxName);
}
