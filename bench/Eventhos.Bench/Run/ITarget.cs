using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Run;

/// <summary>Something that takes events and delivers them: the hub, or the probe that shows the limit.</summary>
internal interface ITarget
{
    string Name { get; }

    /// <summary>Starts it on an empty folder, ready to be loaded.</summary>
    Task<RunningTarget> StartAsync(ChildProcesses processes, Uri consumer, string folder, CancellationToken cancellation);

    /// <summary>Removes what a run left outside of its folder. Its processes have ended.</summary>
    Task ClearAsync();
}
