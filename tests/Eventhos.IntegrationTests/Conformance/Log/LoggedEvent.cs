using System.Collections.Immutable;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance.Log;

/// <summary>An event as the model of the log knows it.</summary>
public sealed record LoggedEvent(int Type, int System, int Minute, ImmutableArray<ExecutionState> States)
{
    /// <summary>Given when it is stored.</summary>
    public long Id { get; init; }
}
