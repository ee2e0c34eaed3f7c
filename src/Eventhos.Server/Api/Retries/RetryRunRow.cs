using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;

namespace Eventhos.Server.Api.Retries;

/// <summary>A retry of many, and where it stands.</summary>
internal sealed record RetryRunRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("state"), AllowedValues("running", "completed", "cancelled")] string State,
    [property: JsonPropertyName("total"), Description("How many executions it is about.")] long Total,
    [property: JsonPropertyName("done"), Description("Retried.")] long Done,
    [property: JsonPropertyName("skipped"), Description("No longer failed, or not to be retried any more.")] long Skipped,
    [property: JsonPropertyName("failed"), Description("Could not be retried.")] long Failed,
    [property: JsonPropertyName("perSecond")] int PerSecond,
    [property: JsonPropertyName("startedAt")] DateTimeOffset StartedAt,
    [property: JsonPropertyName("finishedAt")] DateTimeOffset? FinishedAt,
    [property: JsonPropertyName("by"), Description("Who started it.")] string By,
    [property: JsonPropertyName("filter"), Description("Null where it was started with a list.")] RetryRunFilterView? Filter)
{
    /// <summary>For the OpenAPI document.</summary>
    public static RetryRunRow Example => new(
        1, "running", 120, 40, 2, 0, 50, OpenApi.Examples.Time, FinishedAt: null, "admin",
        new RetryRunFilterView(4, "issues.opened-fP0yWmnp_2", ContractId: null, "error", OpenApi.Examples.Time.AddDays(-1), To: null, SystemId: null, ConsumerId: null, EventIdentifierSearch: null));

    /// <summary>Of the run.</summary>
    public static RetryRunRow Of(RetryRun run, RoutingSnapshot snapshot) => new(
        run.Id,
        run.State switch
        {
            RetryRunState.Running => "running",
            RetryRunState.Completed => "completed",
            _ => "cancelled",
        },
        run.Total,
        run.Done,
        run.Skipped,
        run.Failed,
        run.PerSecond,
        run.StartedAt,
        run.FinishedAt,
        run.StartedBy,
        run.Selection.IsList ? null : RetryRunFilterView.Of(run.Selection, snapshot));
}
