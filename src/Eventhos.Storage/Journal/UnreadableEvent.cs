using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Notices;

namespace Eventhos.Storage.Journal;

/// <summary>What becomes of a claimed execution whose event can't be decrypted: visible in the log instead of being claimed again and again.</summary>
internal static class UnreadableEvent
{
    /// <summary>Gives it up, with the reason.</summary>
    public static Settlement GiveUp(Execution execution, GiveUpNotices notices, DateTimeOffset now)
    {
        var attempt = new Attempt
        {
            Number = execution.AttemptsMade + 1,
            StartedAt = now,
            FinishedAt = now,
            Outcome = AttemptOutcome.MappingFailed,
            Detail = "The stored event can't be read: none of the keys in the key ring decrypts it.",
        };
        var gaveUp = new ExecutionTransition.GaveUp();
        return new Settlement(execution, gaveUp, attempt, Reply: null, NoLanes.Instance, notices.Plan(attempt, gaveUp));
    }
}
