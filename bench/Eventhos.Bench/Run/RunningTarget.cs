using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Run;

/// <summary>A target that is up.</summary>
internal sealed record RunningTarget(Child Process, int Port, string EventIdentifier, string Token);
