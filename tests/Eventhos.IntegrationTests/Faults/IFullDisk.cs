namespace Eventhos.IntegrationTests.Faults;

/// <summary>A place for the data folder that has no room at times.</summary>
internal interface IFullDisk : IAsyncDisposable
{
    /// <summary>The data folder.</summary>
    string Data { get; }

    /// <summary>How the hub must be started; empty for as it is.</summary>
    IReadOnlyList<string> Launcher { get; }

    /// <summary>Added to the hub's environment.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Takes all room away.</summary>
    Task FillAsync(int hubProcessId);

    /// <summary>Makes room again.</summary>
    Task FreeAsync(int hubProcessId);
}
