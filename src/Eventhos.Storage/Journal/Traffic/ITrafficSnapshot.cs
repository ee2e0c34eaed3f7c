namespace Eventhos.Storage.Journal.Traffic;

/// <summary>One state of the database, to show traffic from.</summary>
internal interface ITrafficSnapshot : IAsyncDisposable
{
    /// <summary>Its traffic.</summary>
    ITrafficRows Rows { get; }

    /// <summary>What is not over yet.</summary>
    Task<OpenWork> OpenWorkAsync();

    /// <summary>What went wrong with executions that failed, by their ids.</summary>
    Task<IReadOnlyDictionary<long, FailureCause>> CausesAsync(IReadOnlyList<ExecutionMark> failed);
}
