using Eventhos.Engine.Model;

namespace Eventhos.Storage.Journal;

/// <summary>How an execution stands in a list.</summary>
/// <param name="State">Its state.</param>
/// <param name="IsRetried">It failed, and a person had it carried out anew by another event.</param>
public readonly record struct LoggedState(ExecutionState State, bool IsRetried = false);
