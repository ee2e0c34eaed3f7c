using Eventhos.Bench.Processes;
using Eventhos.Bench.Viewers;

namespace Eventhos.Bench.Run;

/// <summary>A target that is up: its processes, and the port of each.</summary>
internal sealed record RunningTarget(IReadOnlyList<Child> Processes, IReadOnlyList<int> Ports, string EventIdentifier, string Token)
{
    /// <summary>Who looks at it meanwhile.</summary>
    public IReadOnlyList<Viewer> Viewers { get; init; } = [];
}
