using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>Consumers that send the hub elsewhere.</summary>
public sealed class RedirectTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData(301, "POST", "GET", "")]
    [InlineData(302, "POST", "GET", "")]
    [InlineData(303, "POST", "GET", "")]
    [InlineData(303, "PUT", "GET", "")]
    [InlineData(301, "PUT", "PUT", "{}")]
    [InlineData(307, "POST", "POST", "{}")]
    [InlineData(308, "PATCH", "PATCH", "{}")]
    public async Task A_redirect_is_followed_as_its_status_says(int status, string method, string followedBy, string body)
    {
        await using var receiver = await Receiver.StartAsync(Replies.Redirect("/there?a=1", status));
        receiver.Answers("/there", Replies.Status(201));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Method = method, Headers = [("X-Own", "1")] });

        var execution = (await flow.CarryOutAsync()).Delivered();

        var there = Assert.Single(receiver.CallsTo("/there"));
        Assert.Equal(followedBy, there.Method);
        Assert.Equal(body, there.Text);
        Assert.Equal("?a=1", there.Query);
        Assert.Equal("1", there.Header("X-Own"));
        Assert.Equal(receiver.Calls[0].WebhookId, there.WebhookId);
        Assert.Equal(201, execution.Response.Number("status"));
    }

    [Fact]
    public async Task Another_origin_gets_none_of_the_actions_headers()
    {
        await using var other = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync(Replies.Redirect(other.Url("/there"), 307));
        receiver.Answers("/token", Replies.Token("t1"));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Headers = [("X-Secret", "1"), ("Cookie", "a=1"), ("Authorization", "Basic abc")],
            OAuth = new OAuthSpec(receiver.Url("/token")),
        });

        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal("1", receiver.CallsTo("/")[0].Header("X-Secret"));
        Assert.Null(other.Call.Header("X-Secret"));
        Assert.Null(other.Call.Header("Cookie"));
        Assert.Null(other.Call.Header("Authorization"));
        Assert.Equal(receiver.CallsTo("/")[0].WebhookId, other.Call.WebhookId);
        Assert.StartsWith("eventhos/", other.Call.Header("User-Agent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_back_from_another_origin_does_not_bring_the_headers_back()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var other = await Receiver.StartAsync(Replies.Redirect(receiver.Url("/back"), 307));
        receiver.Answers(Replies.Redirect(other.Url(), 307)).Answers("/back", Replies.Ok);
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Headers = [("X-Secret", "1")] });

        (await flow.CarryOutAsync()).Delivered();

        Assert.Null(Assert.Single(receiver.CallsTo("/back")).Header("X-Secret"));
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_no_more()
    {
        await using var receiver = await Receiver.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            receiver.Answers($"/{i}", Replies.Redirect($"/{i + 1}"));
        }

        var endless = (await (await hub.AddFlowAsync(new ActionSpec(receiver.Url("/0")))).CarryOutAsync()).GaveUp("http_error");
        Assert.Equal(302, endless.Response.Number("status"));
        Assert.Equal(6, receiver.Calls.Count);

        receiver.Answers("/5", Replies.Ok);
        (await (await hub.AddFlowAsync(new ActionSpec(receiver.Url("/0")))).CarryOutAsync()).Delivered();
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_to_anything_but_HTTP_is_taken_as_the_answer(string location)
    {
        await using var receiver = await Receiver.StartAsync(Replies.Redirect(location));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        Assert.Equal(302, (await flow.CarryOutAsync()).GaveUp("http_error").Response.Number("status"));
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_taken_as_the_answer()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(302));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        (await flow.CarryOutAsync()).GaveUp("http_error");
    }
}
