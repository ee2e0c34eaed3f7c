using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Notices;

/// <summary>Decides of which settles somebody is to be told, and passes on that a notice was stored.</summary>
public sealed class GiveUpNotices
{
    private readonly TimeSpan? _window;
    private Action _stored = static () => { };

    /// <summary>With one notice for a contract and cause within <paramref name="window"/>; null when nobody wants any.</summary>
    public GiveUpNotices(TimeSpan? window) => _window = window;

    /// <summary>Calls <paramref name="callback"/> whenever a notice has been stored, or lies there with nobody to see to it any more.</summary>
    public void WhenStored(Action callback) => _stored = callback;

    /// <summary>The notice that the settle of <paramref name="attempt"/> carries; null when it did not give up, or nobody wants to know.</summary>
    public GiveUpNotice? Plan(Attempt attempt, ExecutionTransition transition) => _window is { } window && transition is ExecutionTransition.GaveUp
        ? new GiveUpNotice(Cause(attempt), attempt.FinishedAt, window)
        : null;

    /// <summary>There is a notice for somebody to see to; told after the commit.</summary>
    public void Stored() => _stored();

    private static string Cause(Attempt attempt) => attempt is { Outcome: AttemptOutcome.HttpError, Response: { } response }
        ? $"{attempt.Outcome.Word()} {response.Status}"
        : attempt.Outcome.Word();
}
