namespace Eventhos.Engine.Dispatch;

/// <summary>How long a stop waits.</summary>
/// <param name="Running">For executions under way, before they are interrupted and handed back.</param>
public sealed record StopPatience(TimeSpan Running);
