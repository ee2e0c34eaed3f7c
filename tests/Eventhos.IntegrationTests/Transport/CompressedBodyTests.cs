using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>Bodies may come compressed; they are bounded by what they decompress to, and kept and forwarded as what was meant.</summary>
public sealed class CompressedBodyTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Body = """{"order":4711,"text":"ä €"}""";

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_event_is_kept_and_forwarded_as_what_it_says(string coding)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Headers = [("X-Coding", "[${.headers.content-encoding}]")] });

        var answer = await SendAsync(flow.Event, coding, Codings.Encode(coding, Encoding.UTF8.GetBytes(Body)));

        answer.Has(200, 200000);
        (await hub.SettledExecutionAsync(answer.EventId)).Delivered();
        Assert.Equal(Body, Encoding.UTF8.GetString(receiver.Call.Body));
        Assert.False(receiver.Call.Headers.ContainsKey("Content-Encoding"));
        Assert.Equal("[]", receiver.Call.Headers["X-Coding"]);
        var kept = (await hub.ReceivedAsync(answer.EventId))["receivedEvent"]["received_request"];
        Assert.Equal(Body, kept["body"].Raw);
        Assert.DoesNotContain("content-encoding", kept["headers"].Names);
        Assert.DoesNotContain("content-length", kept["headers"].Names);
    }

    [Fact]
    public async Task A_compressed_body_without_a_length_is_read_as_well()
    {
        var kind = await hub.AddEventAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, Sending.PathOf(kind))
        {
            Content = new StreamContent(new MemoryStream(Codings.Encode("br", Encoding.UTF8.GetBytes(Body)))),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("access-key", kind.AccessKey);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "br");

        var answer = (await hub.Anyone.SendAsync(request)).Has(203, 200310);

        Assert.Equal(Body, (await hub.ReceivedAsync(answer.EventId))["receivedEvent"]["received_request"]["body"].Raw);
    }

    [Fact]
    public async Task Calls_of_the_api_may_be_compressed()
    {
        var body = """{"systemClass":"consumer","identifier":"packed","name":"Packed","type":"erp","description":""}""";
        var request = new HttpRequestMessage(HttpMethod.Post, "/system") { Content = new ByteArrayContent(Codings.Encode("gzip", Encoding.UTF8.GetBytes(body))) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");

        (await hub.Admin.SendAsync(request)).Has(201, 20001);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_decompresses_to_more_than_the_limit_is_refused(string coding)
    {
        var kind = await hub.AddEventAsync();
        var bomb = Codings.Encode(coding, Encoding.UTF8.GetBytes($"\"{new string('x', 20 * 1024 * 1024)}\""));
        Assert.True(bomb.Length < 1024 * 1024);

        (await SendAsync(kind, coding, bomb)).Has(413, 413000, "Body is larger than 1048576 bytes");

        Assert.Empty(await hub.Admin.ListAsync($"/event/received?eventIdentifierSearch={kind.Identifier}"));
    }

    [Fact]
    public async Task A_body_that_decompresses_to_just_the_limit_is_taken_and_one_byte_more_is_not()
    {
        var kind = await hub.AddEventAsync();

        (await SendAsync(kind, "gzip", OfLength(1024 * 1024))).Has(203, 200310);
        (await SendAsync(kind, "gzip", OfLength((1024 * 1024) + 1))).Has(413, 413000);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("gzip, br")]
    [InlineData("nonsense")]
    public async Task An_encoding_that_is_not_known_is_refused_with_those_that_are(string coding)
    {
        var kind = await hub.AddEventAsync();

        var answer = await SendAsync(kind, coding, Encoding.UTF8.GetBytes(Body));

        answer.Has(415, 415000, "The content encoding is not supported; send one of gzip, br, deflate, or none.");
        Assert.Equal("gzip, br, deflate", answer.Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task Identity_is_no_encoding()
    {
        var kind = await hub.AddEventAsync();

        var answer = (await SendAsync(kind, "identity", Encoding.UTF8.GetBytes(Body))).Has(203, 200310);

        Assert.Equal(Body, (await hub.ReceivedAsync(answer.EventId))["receivedEvent"]["received_request"]["body"].Raw);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_is_not_data_of_its_encoding_is_refused_and_not_kept(string coding)
    {
        var kind = await hub.AddEventAsync();
        var whole = Codings.Encode(coding, Encoding.UTF8.GetBytes(Body));

        (await SendAsync(kind, coding, Encoding.UTF8.GetBytes(Body))).Has(400, 400101, $"The body is not valid {coding} data.");
        (await SendAsync(kind, coding, whole[..(whole.Length / 2)])).Has(400, 400101);

        Assert.Empty(await hub.Admin.ListAsync($"/event/received?eventIdentifierSearch={kind.Identifier}"));
    }

    private static byte[] OfLength(int bytes) => Codings.Encode("gzip", Encoding.UTF8.GetBytes($"\"{new string('x', bytes - 2)}\""));

    private Task<HubAnswer> SendAsync(EventKind kind, string coding, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Sending.PathOf(kind)) { Content = new ByteArrayContent(body) };
        request.Headers.Add("access-key", kind.AccessKey);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return hub.Anyone.SendAsync(request);
    }
}
