using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>All that one settle transaction writes.</summary>
/// <param name="Execution">The execution, leased to this node.</param>
/// <param name="Transition">Its new state.</param>
/// <param name="Attempt">The attempt that led to it.</param>
/// <param name="Reply">The consumer's response as a new event; null without.</param>
/// <param name="Lanes">Asked, inside the transaction, for a place in memory for each execution that becomes due.</param>
/// <param name="Notice">That somebody is to be told; null without.</param>
public sealed record Settlement(
    Execution Execution, ExecutionTransition Transition, Attempt Attempt, PlannedEvent? Reply, ILaneReservations Lanes, GiveUpNotice? Notice = null);
