using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>Waits until a hub does nothing of its own accord any more, so that what its database holds is comparable.</summary>
public static class AtRest
{
    /// <summary>Who started the retries that nobody carries out.</summary>
    public const string Sample = "sample";

    /// <summary>Until all executions are settled and all retries have ended.</summary>
    public static Task AtRestAsync(this RunningHub hub) => Eventually.TrueAsync(
        async () => await hub.CountAsync(
            $"""
            SELECT (SELECT count(*) FROM executions WHERE settled_at IS NULL)
                 + (SELECT count(*) FROM retry_runs WHERE state = 'running' AND started_by <> '{Sample}')
            """) == 0,
        () => "the hub came to rest");
}
