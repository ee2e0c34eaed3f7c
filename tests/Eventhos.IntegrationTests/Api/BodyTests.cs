using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Which bodies an event may have, and what the log shows of each.</summary>
public sealed class BodyTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("""{"a":1}""", "application/json", """{"a":1}""")]
    [InlineData("""{"a":1}""", null, """{"a":1}""")]
    [InlineData("""{"a":1}""", "application/cloudevents+json; charset=utf-8", """{"a":1}""")]
    [InlineData("[1,2]", "application/json", "[1,2]")]
    [InlineData("\"text\"", "application/json", "\"text\"")]
    [InlineData("12345678901234567890.10", "application/json", "12345678901234567890.10")]
    [InlineData("null", "application/json", "null")]
    [InlineData("\uFEFF{\"a\":1}", "application/json", """{"a":1}""")]
    [InlineData("a=1&b=two+words&a=3&c=%C3%A4", "application/x-www-form-urlencoded", """{"a":["1","3"],"b":"two words","c":"ä"}""")]
    [InlineData("""{"a":1}""", "application/x-www-form-urlencoded", """{"a":1}""")]
    [InlineData("<a>1</a>", "application/xml", "\"<a>1</a>\"")]
    [InlineData("<a>1</a>", "application/atom+xml", "\"<a>1</a>\"")]
    [InlineData("plain, not JSON", "text/plain", "\"plain, not JSON\"")]
    public async Task A_body_is_kept_as_what_it_is(string body, string? contentType, string shown)
    {
        var kind = await hub.AddEventAsync();

        var answer = (await hub.SendAsync(kind, body, contentType)).Has(203, 200310);

        var logged = await hub.ReceivedAsync(answer.EventId);
        Assert.Equal(shown, logged["receivedEvent"]["received_request"]["body"].Raw);
    }

    [Fact]
    public async Task No_body_at_all_is_an_empty_object()
    {
        var kind = await hub.AddEventAsync();

        var answer = (await hub.SendAsync(kind, [], contentType: null)).Has(203, 200310);

        var logged = await hub.ReceivedAsync(answer.EventId);
        Assert.Equal("{}", logged["receivedEvent"]["received_request"]["body"].Raw);
    }

    [Theory]
    [InlineData("{\"a\":1", 1)]
    [InlineData("{\n\"a\":1,\n}", 3)]
    [InlineData("{\"a\":01}", 1)]
    [InlineData("{'a':1}", 1)]
    [InlineData("{} {}", 1)]
    [InlineData("{\"a\":\"\0\"}", 1)]
    [InlineData("\0", 1)]
    [InlineData("nothing", 1)]
    public async Task What_is_not_JSON_is_refused_with_line_and_position(string body, int line)
    {
        var kind = await hub.AddEventAsync();

        var answer = (await hub.SendAsync(kind, body)).Has(400, 400100);

        Assert.Matches($"^The body is not valid JSON: .+ at line {line}, position [0-9]+\\.$", answer.Message);
        Assert.Empty(await hub.Admin.ListAsync($"/event/received?systemId={kind.Producer.SystemId}"));
    }

    [Fact]
    public async Task Broken_UTF_8_is_refused()
    {
        var kind = await hub.AddEventAsync();

        var answer = await hub.SendAsync(kind, [(byte)'"', 0xC3, 0x28, (byte)'"'], "application/json");

        answer.Has(400, 400100);
        Assert.StartsWith("The body is not valid JSON: ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Depth_is_bounded()
    {
        var kind = await hub.AddEventAsync();
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);

        (await hub.SendAsync(kind, Nested(500))).Has(203, 200310);
        (await hub.SendAsync(kind, Nested(100_000))).Has(400, 400100);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_and_the_limit_told()
    {
        await using var small = await RunningHub.StartAsync(("Server:MaxBodyBytes", "1000"));
        var kind = await small.AddEventAsync();
        static string OfLength(int bytes) => $"\"{new string('x', bytes - 2)}\"";

        (await small.SendAsync(kind, OfLength(1000))).Has(203, 200310);
        (await small.SendAsync(kind, OfLength(1001))).Has(413, 413000, "Body is larger than 1000 bytes");
        (await small.Anyone.SendAsync(Chunked(kind, OfLength(1001)))).Has(413, 413000, "Body is larger than 1000 bytes");
        Assert.Single(await small.Admin.ListAsync("/event/received"));
    }

    [Fact]
    public async Task The_token_is_checked_before_the_body_is_read()
    {
        var kind = await hub.AddEventAsync();

        (await hub.SendAsync(kind with { AccessKey = "wrong" }, "not JSON")).Has(401, 401202);
    }

    [Fact]
    public async Task Query_names_that_repeat_are_kept_as_arrays()
    {
        var kind = await hub.AddEventAsync();

        var answer = await hub.Anyone.PostBytesAsync($"{Sending.PathOf(kind)}&tag=a&tag=b&one=1", [], null, ("access-key", kind.AccessKey));

        var query = (await hub.ReceivedAsync(answer.EventId))["receivedEvent"]["received_request"]["query"];
        Assert.Equal("""["a","b"]""", query["tag"].Raw);
        Assert.Equal("1", query.Text("one"));
    }

    [Theory]
    [InlineData("&event-identifier=again")]
    [InlineData("&access-key=a&access-key=b")]
    public async Task Parameters_of_the_hub_that_repeat_are_refused(string repeated)
    {
        var kind = await hub.AddEventAsync();

        var answer = await hub.Anyone.PostTextAsync($"{Sending.PathOf(kind)}{repeated}", "{}");

        answer.Has(400, 400003);
    }

    private static HttpRequestMessage Chunked(EventKind kind, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Sending.PathOf(kind))
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("access-key", kind.AccessKey);
        return request;
    }
}
