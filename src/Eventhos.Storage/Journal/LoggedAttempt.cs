using Eventhos.Engine.Model;

namespace Eventhos.Storage.Journal;

/// <summary>That an attempt was made, without what was sent and answered.</summary>
/// <param name="ReceivedEventId">Of which event.</param>
/// <param name="ExecutionId">Of which execution.</param>
/// <param name="Number">From 1.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="FinishedAt">When it was over (UTC).</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">The HTTP status; null without an answer.</param>
public sealed record LoggedAttempt(
    long ReceivedEventId, long ExecutionId, int Number, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, AttemptOutcome Outcome, int? Status);
