namespace Eventhos.IntegrationTests.Hosting;

/// <summary>An execution as <c>GET /event/received/execution-detail/:id</c> tells it.</summary>
public sealed record LoggedExecution(Json Content)
{
    public long Id => Content.Number("contract_exc_detail_id");

    public string State => Content.Text("state");

    public string Outcome => Content.Text("outcome");

    public string Reason => Content.Text("reason");

    public IReadOnlyList<string> Warnings => [.. Content["warnings"].Items.Select(warning => warning.AsText())];

    public Json Request => Content["request"];

    public Json Response => Content["response"];

    /// <summary>The execution itself when it was delivered.</summary>
    public LoggedExecution Delivered()
    {
        Assert.True(State == "processed" && Outcome == "delivered", $"Not delivered: {Content}");
        return this;
    }

    /// <summary>The execution itself when it gave up with this outcome.</summary>
    public LoggedExecution GaveUp(string outcome)
    {
        Assert.True(State == "error" && Outcome == outcome, $"Expected to give up with {outcome}: {Content}");
        return this;
    }
}
