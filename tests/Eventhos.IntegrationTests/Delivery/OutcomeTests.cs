using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>Each way an attempt can end, provoked for real.</summary>
public sealed class OutcomeTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task Every_2xx_is_delivered(int status)
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(status));

        Assert.Equal(status, (await CarryOutAsync(receiver.Url())).Delivered().Response.Number("status"));
    }

    [Theory]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Any_other_status_is_an_http_error_with_its_answer(int status)
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(status));

        var execution = (await CarryOutAsync(receiver.Url())).GaveUp("http_error");

        Assert.Equal(status, execution.Response.Number("status"));
        Assert.Contains($"{status}", execution.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_of_an_error_is_kept()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("""{"why":"because"}""", 422));

        Assert.Equal("because", (await CarryOutAsync(receiver.Url())).GaveUp("http_error").Response["body"].Text("why"));
    }

    [Fact]
    public async Task A_consumer_that_does_not_answer_is_a_timeout()
    {
        await using var impatient = await RunningHub.StartAsync(("Delivery:TimeoutSeconds", "1"));
        await using var receiver = await Receiver.StartAsync(Replies.Hang);
        var flow = await impatient.AddFlowAsync(new ActionSpec(receiver.Url()));

        (await flow.CarryOutAsync()).GaveUp("timeout");
    }

    [Fact]
    public async Task A_consumer_that_stops_in_the_middle_of_its_answer_is_a_timeout()
    {
        await using var impatient = await RunningHub.StartAsync(("Delivery:TimeoutSeconds", "1"));
        await using var receiver = await Receiver.StartAsync(async http =>
        {
            await http.Response.Body.WriteAsync("half"u8.ToArray());
            await http.Response.Body.FlushAsync();
            await Replies.Hang(http);
        });
        var flow = await impatient.AddFlowAsync(new ActionSpec(receiver.Url()));

        (await flow.CarryOutAsync()).GaveUp("timeout");
    }

    [Fact]
    public async Task A_token_endpoint_that_does_not_answer_ends_the_attempt_in_time()
    {
        await using var impatient = await RunningHub.StartAsync(("Delivery:TimeoutSeconds", "1"));
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", Replies.Hang);
        var flow = await impatient.AddFlowAsync(new ActionSpec(receiver.Url()) { OAuth = new OAuthSpec(receiver.Url("/token")) });

        var execution = await flow.CarryOutAsync();

        Assert.Contains(execution.Outcome, new[] { "auth_failed", "timeout" });
        Assert.Empty(receiver.CallsTo("/"));
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_dns() => (await CarryOutAsync("http://no-such-host.invalid/")).GaveUp("dns");

    [Fact]
    public async Task A_port_where_nobody_listens_is_connect() => (await CarryOutAsync("http://127.0.0.1:1/")).GaveUp("connect");

    [Fact]
    public async Task A_plain_port_asked_for_TLS_is_tls()
    {
        await using var receiver = await Receiver.StartAsync();

        (await CarryOutAsync(receiver.Url().Replace("http:", "https:", StringComparison.Ordinal))).GaveUp("tls");

        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_tls()
    {
        await using var receiver = await Receiver.StartAsync(scheme: "https");

        (await CarryOutAsync(receiver.Url())).GaveUp("tls");

        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_is_reset()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Broken);

        (await CarryOutAsync(receiver.Url())).GaveUp("reset");
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_answer_is_reset()
    {
        await using var receiver = await Receiver.StartAsync(Replies.BrokenMidway);

        (await CarryOutAsync(receiver.Url())).GaveUp("reset");
    }

    [Fact]
    public async Task An_answer_that_is_not_HTTP_is_reset()
    {
        await using var server = TalkingServer.Start("220 mail.example.org ESMTP\r\n");

        (await CarryOutAsync(server.Url)).GaveUp("reset");
    }

    [Fact]
    public async Task An_answer_over_the_bound_is_response_too_large_announced_or_not()
    {
        await using var small = await RunningHub.StartAsync(("Delivery:MaxResponseBytes", "1000"));
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/announced", Replies.Bytes(new byte[1001], "application/octet-stream"));
        receiver.Answers("/chunked", Replies.Chunked(1001));
        receiver.Answers("/fits", Replies.Bytes(new byte[1000], "application/octet-stream"));
        receiver.Answers("/fits-chunked", Replies.Chunked(1000));
        async Task<LoggedExecution> FromAsync(string path) => await (await small.AddFlowAsync(new ActionSpec(receiver.Url(path)))).CarryOutAsync();

        (await FromAsync("/announced")).GaveUp("response_too_large");
        (await FromAsync("/chunked")).GaveUp("response_too_large");
        (await FromAsync("/fits")).Delivered();
        (await FromAsync("/fits-chunked")).Delivered();
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Chunked(int.MaxValue / 2));

        (await CarryOutAsync(receiver.Url())).GaveUp("response_too_large");
    }

    private async Task<LoggedExecution> CarryOutAsync(string url) => await (await hub.AddFlowAsync(new ActionSpec(url))).CarryOutAsync();
}
