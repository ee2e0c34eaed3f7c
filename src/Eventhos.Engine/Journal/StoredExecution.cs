using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>An execution as it is stored, whatever became of it.</summary>
/// <param name="Id">The execution.</param>
/// <param name="ContractId">Its contract.</param>
/// <param name="State">Its state when it was read.</param>
/// <param name="RetriedAs">The event that carries it out anew; null when it was not retried by hand.</param>
/// <param name="ReceivedEventId">Its received event.</param>
/// <param name="EventTypeId">What kind of event that is.</param>
/// <param name="EventIdentifier">The kind's public identifier.</param>
/// <param name="Event">The received event; null when its request can't be read any more.</param>
public sealed record StoredExecution(
    long Id,
    long ContractId,
    ExecutionState State,
    long? RetriedAs,
    long ReceivedEventId,
    long EventTypeId,
    string EventIdentifier,
    ReceivedEvent? Event);
