using Eventhos.Engine.Model;

namespace Eventhos.Engine.Execute;

/// <summary>Gathers what is known of an attempt while it runs.</summary>
internal sealed class AttemptReport
{
    private readonly int _number;

    public AttemptReport(int number, DateTimeOffset startedAt)
    {
        _number = number;
        StartedAt = startedAt;
    }

    public DateTimeOffset StartedAt { get; }

    public SentRequest? Request { get; set; }

    public IReadOnlyList<string> Warnings { get; set; } = [];

    public Attempt Answered(ReceivedResponse response, DateTimeOffset at)
    {
        var delivered = response.Status is >= 200 and <= 299;
        return Finished(
            delivered ? AttemptOutcome.Delivered : AttemptOutcome.HttpError,
            delivered ? null : $"The consumer answered {response.Status}{(response.StatusText.Length > 0 ? " " : "")}{response.StatusText}.",
            at) with { Response = response };
    }

    public Attempt Failed(AttemptOutcome outcome, string detail, DateTimeOffset at) => Finished(outcome, detail, at);

    private Attempt Finished(AttemptOutcome outcome, string? detail, DateTimeOffset at) => new()
    {
        Number = _number,
        StartedAt = StartedAt,
        FinishedAt = at,
        Outcome = outcome,
        Detail = detail,
        Warnings = Warnings,
        Request = Request,
    };
}
