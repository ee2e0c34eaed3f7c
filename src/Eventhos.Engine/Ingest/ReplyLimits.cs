namespace Eventhos.Engine.Ingest;

/// <summary>Bounds of what one event may set off by replies.</summary>
/// <param name="MaxDepth">How long a chain of replies may get; 0 for no replies at all.</param>
/// <param name="MaxEvents">How many replies may come of one event in all, where its chain branches. Those of its own executions always may.</param>
public sealed record ReplyLimits(int MaxDepth, int MaxEvents);
