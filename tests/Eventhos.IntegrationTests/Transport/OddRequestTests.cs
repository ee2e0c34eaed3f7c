using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>Requests that no client sends by accident get a plain 4xx, with the envelope wherever they come as far as the API.</summary>
public sealed class OddRequestTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("/system/../../etc/passwd", 404, 404000)]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd", 404, 404000)]
    [InlineData("/..%2f..%2fetc%2fpasswd", 404, 404000)]
    [InlineData("/..%252f..%252fetc", 404, 404000)]
    [InlineData("/..%5c..%5cwindows", 404, 404000)]
    [InlineData("//system", 404, 404000)]
    [InlineData("/system//", 404, 404000)]
    [InlineData("/system/%2f", 403, 403002)]
    [InlineData("/%c0%af/%ff", 404, 404000)]
    [InlineData("/system;jsessionid=1", 404, 404000)]
    [InlineData("/event/%73end", 403, 403002)]
    [InlineData("/event/send/%63ontract", 405, 405000)]
    [InlineData("/x?%00=%00&=&&%ff=%fe&a[b][c]=1&a[]=2", 404, 404000)]
    [InlineData("/x?%", 404, 404000)]
    public async Task An_odd_path_or_query_leads_nowhere(string target, int status, int code) =>
        (await RawConnection.AskAsync(hub, $"GET {target} HTTP/1.1\r\nHost: hub\r\n\r\n")).Has(status, code);

    [Theory]
    [InlineData("event-identifier=%ff%fe&access-key=x", 400024)]
    [InlineData("event-identifier=%00&access-key=x", 400024)]
    [InlineData("event-identifier[]=a&access-key=x", 400201)]
    [InlineData("event-identifier=a&event-identifier=b&access-key=x", 400003)]
    [InlineData("event-identifier=%zz&access-key=%", 400024)]
    [InlineData("&&&=&=", 400201)]
    public async Task An_odd_query_of_an_event_is_told_what_is_wrong(string query, int code) =>
        (await RawConnection.AskAsync(hub, $"POST /event/send?{query} HTTP/1.1\r\nHost: hub\r\nContent-Length: 0\r\n\r\n")).Has(400, code);

    [Theory]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: hub\r\n\r\n", 405)]
    [InlineData("GET http://hub/nowhere HTTP/1.1\r\nHost: hub\r\n\r\n", 404)]
    [InlineData("BREW / HTTP/1.1\r\nHost: hub\r\n\r\n", 405)]
    [InlineData("TRACE / HTTP/1.1\r\nHost: hub\r\n\r\n", 405)]
    public async Task An_odd_form_or_method_is_answered_with_the_envelope(string request, int status) =>
        (await RawConnection.AskAsync(hub, request)).Has(status, status * 1000);

    [Theory]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: hub\r\n\r\n")]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: hub\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: not a host\r\n\r\n")]
    [InlineData("GET http://other/ HTTP/1.1\r\nHost: hub\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: hub\r\nX: a\0b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: hub\r\nX : a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: hub\r\n folded: a\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab")]
    [InlineData("POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: hub\r\n\r\n")]
    public async Task What_is_no_http_is_refused_before_the_api(string request)
    {
        var answer = await RawConnection.AskAsync(hub, request);

        Assert.True(answer.Status is 400 or 505, $"{answer.Status} {answer.Text}");
        Assert.Equal("", answer.Text);
    }

    [Fact]
    public async Task A_body_with_both_a_length_and_chunks_is_not_read_as_two_requests()
    {
        var kind = await hub.AddEventAsync();
        await using var connection = await RawConnection.OpenAsync(hub);
        var smuggled = $"POST {Sending.PathOf(kind)} HTTP/1.1\r\nHost: hub\r\naccess-key: {kind.AccessKey}\r\nContent-Length: 2\r\n\r\n[]";

        await connection.SayAsync($"POST /auth/login HTTP/1.1\r\nHost: hub\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}");
        var answer = await connection.AnswerAsync();

        Assert.Equal(400, answer.Status);
        await connection.UntilHungUpAsync();
        Assert.Empty(await hub.Admin.ListAsync($"/event/received?eventIdentifierSearch={kind.Identifier}"));
    }

    [Fact]
    public async Task A_broken_chunk_is_refused_with_the_envelope_and_nothing_is_kept()
    {
        var kind = await hub.AddEventAsync();

        var answer = await RawConnection.AskAsync(
            hub, $"POST {Sending.PathOf(kind)} HTTP/1.1\r\nHost: hub\r\naccess-key: {kind.AccessKey}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n");

        answer.Has(400, 400000);
        Assert.Empty(await hub.Admin.ListAsync($"/event/received?eventIdentifierSearch={kind.Identifier}"));
    }
}
