using Eventhos.Server.Api.EventLog;
using Eventhos.Server.Ui.Calls;
using Eventhos.Server.Ui.EventLog.Exchange;

namespace Eventhos.Server.Ui.EventLog;

/// <summary>A received event as its page shows it. The body is kept no longer than what is shown of it.</summary>
internal sealed record EventPicture
{
    /// <summary>What is known of it, without its request.</summary>
    public required ReceivedEventFacts Facts { get; init; }

    /// <summary>The request as which it came.</summary>
    public required Message Request { get; init; }

    /// <summary>The request as a command.</summary>
    public required string Curl { get; init; }

    /// <summary>What was carried out, or will be.</summary>
    public required IReadOnlyList<ExecutionRow> Carried { get; init; }

    /// <summary>That, and what was skipped.</summary>
    public required IReadOnlyList<ExecutionRow> Executions { get; init; }

    /// <summary>The attempts of all of it.</summary>
    public required IReadOnlyList<AttemptRow> Attempts { get; init; }

    /// <summary>The chain of replies it is part of.</summary>
    public required IReadOnlyList<ChainRow> Chain { get; init; }

    /// <summary>True while something may still change by itself.</summary>
    public bool IsUnderWay => Carried.Any(row => row.State == "processing");

    /// <summary>Where the API has it.</summary>
    public static string Address(long id, bool unmask) => $"/event/received/{id}{(unmask ? "?unmask=true" : "")}";

    /// <summary>Reads it.</summary>
    public static async Task<EventPicture> ReadAsync(PageCalls calls, long id, bool unmask, string hub, CancellationToken cancellationToken)
    {
        var view = await calls.GetAsync<ReceivedEventView>(Address(id, unmask), cancellationToken);
        var (facts, request) = (view.ReceivedEvent, view.ReceivedEvent.ReceivedRequest);
        var message = Message.Of(request);
        return new EventPicture
        {
            Facts = facts with { ReceivedRequest = null! },
            Request = message,
            Curl = CurlCommand.Of(request.Method, new Uri(new Uri(hub), request.Url).ToString(), message.Headers, request.Body, $"event-{id}-body.json"),
            Carried = view.ExecutedEventContracts,
            Executions = [.. view.ExecutedEventContracts, .. view.SkippedEventContracts],
            Attempts = await calls.GetAsync<IReadOnlyList<AttemptRow>>($"/event/received/{id}/attempts", cancellationToken),
            Chain = await calls.GetAsync<IReadOnlyList<ChainRow>>($"/event/received/{id}/chain", cancellationToken),
        };
    }
}
