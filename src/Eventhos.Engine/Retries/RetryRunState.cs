namespace Eventhos.Engine.Retries;

/// <summary>Where a retry of many stands.</summary>
public enum RetryRunState
{
    /// <summary>Something is left to do.</summary>
    Running,

    /// <summary>Everything it was about has been looked at.</summary>
    Completed,

    /// <summary>A person stopped it; what it had done by then stays done.</summary>
    Cancelled,
}
