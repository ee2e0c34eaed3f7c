namespace Eventhos.Storage.Journal.Counts;

/// <summary>Where the counts of the log are made and kept.</summary>
internal interface ILogCounting
{
    /// <summary>The turn at counting, which nobody else has meanwhile; null when somebody else has it.</summary>
    Task<ICountingTurn?> BeginAsync(CancellationToken cancellationToken);
}
