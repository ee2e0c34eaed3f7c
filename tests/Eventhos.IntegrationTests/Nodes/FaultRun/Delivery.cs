namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>A request at the consumer.</summary>
/// <param name="Node">Who sent it; null where the process was gone before it could be told.</param>
/// <param name="Contract">The path.</param>
/// <param name="Seq">The event's number.</param>
/// <param name="WebhookId">Its webhook-id.</param>
/// <param name="Began">When it came (UTC).</param>
internal sealed record Delivery(string? Node, string Contract, long Seq, string WebhookId, DateTimeOffset Began)
{
    /// <summary>When it was answered (UTC).</summary>
    public DateTimeOffset Ended { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>The execution, which is the last part of the webhook-id.</summary>
    public long ExecutionId => long.Parse(WebhookId[(WebhookId.LastIndexOf('_') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}
