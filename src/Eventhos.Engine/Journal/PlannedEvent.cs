using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>A received event with the executions planned for it.</summary>
public sealed record PlannedEvent(ReceivedEvent Received, IReadOnlyList<Execution> Executions);
