namespace Eventhos.Engine.Retries;

/// <summary>How a retry of many counts an execution that it did not retry.</summary>
public enum RetryCount
{
    /// <summary>Somebody retried it or gave it up, or it is gone.</summary>
    Skipped,

    /// <summary>It can't be retried.</summary>
    Failed,
}
