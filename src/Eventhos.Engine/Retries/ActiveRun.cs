namespace Eventhos.Engine.Retries;

/// <summary>A run that is being carried out: its place, its pace, and the few executions that come next.</summary>
internal sealed class ActiveRun
{
    public ActiveRun(RetryRun run, TimeProvider time)
    {
        Run = run;
        Cursor = run.Cursor;
        Pace = new RetryPace(time, run.PerSecond);
    }

    public RetryRun Run { get; }

    public RetryPace Pace { get; }

    /// <summary>The last execution that was fetched from the journal.</summary>
    public long Cursor { get; set; }

    public Queue<long> Next { get; } = new();
}
