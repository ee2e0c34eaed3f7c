using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>Long reads are compressed for callers that take it; what shows a secret never is.</summary>
public sealed class CompressedAnswerTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("deflate", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("nonsense;;;", null)]
    [InlineData(null, null)]
    public async Task A_long_list_is_compressed_as_the_caller_likes_best(string? accepted, string? coding)
    {
        await ManySystemsAsync();
        var plain = await AskAsync("/system?itemsPerPage=100", accepted: null);

        var answer = await AskAsync("/system?itemsPerPage=100", accepted);

        Assert.Equal(coding, answer.Coding);
        Assert.Equal("Accept-Encoding", answer.Vary);
        Assert.Equal(plain.Bytes, coding is null ? answer.Bytes : Codings.Decode(coding, answer.Bytes));
        Assert.True(plain.Bytes.Length > 2000);
        Assert.True(coding is null || answer.Bytes.Length < plain.Bytes.Length / 3);
    }

    [Fact]
    public async Task A_very_long_answer_arrives_whole()
    {
        var kind = await hub.AddEventAsync();
        var body = $"\"{Convert.ToHexString(new byte[250 * 1024])}\"";
        var id = (await hub.SendAsync(kind, body)).Has(203, 200310).Headers["eventhos-event-id"];

        var answer = await AskAsync($"/event/received/{id}", "br");

        Assert.Equal("br", answer.Coding);
        Assert.Contains(body, Encoding.UTF8.GetString(Codings.Decode("br", answer.Bytes)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/system/999999", 404)]
    [InlineData("/event?systemId=999999", 200)]
    [InlineData("/contract", 200)]
    public async Task A_short_answer_is_sent_as_it_is(string path, int status)
    {
        var answer = await AskAsync(path, "br, gzip");

        Assert.Equal(status, answer.Status);
        Assert.Null(answer.Coding);
        Assert.Equal((byte)'{', answer.Bytes[0]);
    }

    [Fact]
    public async Task What_shows_secrets_or_changes_anything_is_not_compressed()
    {
        await ManySystemsAsync();
        var client = (await hub.AddProducerAsync()).Client;
        var secret = new string('s', 4000);
        var action = await hub.AddActionAsync(new ActionSpec("http://127.0.0.1:1/") { Headers = [("Authorization", secret)] });

        foreach (var path in new[] { $"/auth/client/{client.Id}/secret", "/auth/client?itemsPerPage=1000", $"/action/{action}", "/system?itemsPerPage=100&unmask=true" })
        {
            var answer = await AskAsync(path, "br, gzip");
            Assert.Equal(200, answer.Status);
            Assert.Null(answer.Coding);
        }

        Assert.Null((await AskAsync("/auth/login", "br, gzip", HttpMethod.Post)).Coding);
    }

    [Fact]
    public async Task Compression_can_be_turned_off()
    {
        await using var own = await RunningHub.StartAsync(("Server:Compression", "false"));
        for (var i = 0; i < 20; i++)
        {
            await own.AddSystemAsync();
        }

        Assert.Null((await AskAsync(own, "/system?itemsPerPage=100", "br", HttpMethod.Get)).Coding);
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_compressed_answer_is_answered_as_it_is()
    {
        await using var own = await RunningHub.StartAsync();
        await own.ExecuteOnDatabaseAsync("ALTER TABLE event_types RENAME TO event_types_gone");

        var answer = await AskAsync(own, "/event?itemsPerPage=100", "br", HttpMethod.Get);

        Assert.Equal(500, answer.Status);
        Assert.Null(answer.Coding);
        Assert.Equal((byte)'{', answer.Bytes[0]);
    }

    private async Task ManySystemsAsync()
    {
        var there = (await hub.Admin.GetAsync("/system")).Content.Number("totalItems");
        for (var i = there; i < 20; i++)
        {
            await hub.AddSystemAsync();
        }
    }

    private Task<(int Status, string? Coding, string? Vary, byte[] Bytes)> AskAsync(string path, string? accepted, HttpMethod? method = null) =>
        AskAsync(hub, path, accepted, method ?? HttpMethod.Get);

    private static async Task<(int Status, string? Coding, string? Vary, byte[] Bytes)> AskAsync(RunningHub hub, string path, string? accepted, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", hub.Admin.Bearer);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        using var answer = await hub.Http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentEncoding.SingleOrDefault(), answer.Headers.Vary.SingleOrDefault(), await answer.Content.ReadAsByteArrayAsync());
    }
}
