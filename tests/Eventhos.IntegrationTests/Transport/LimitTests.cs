using Eventhos.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>What costs too much is refused or cut off, nothing of it is kept, and the hub answers others as before.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_request_that_is_too_large_in_any_part_is_refused()
    {
        await using var hub = await RunningHub.StartAsync(
            ("Server:MaxRequestLineBytes", "2000"), ("Server:MaxHeaderBytes", "3000"), ("Server:MaxHeaders", "20"), ("Server:MaxBodyBytes", "1000"));
        var kind = await hub.AddEventAsync();

        Assert.Equal(414, (await RawConnection.AskAsync(hub, $"GET /?{new string('x', 2000)} HTTP/1.1\r\nHost: hub\r\n\r\n")).Status);
        Assert.Equal(431, (await RawConnection.AskAsync(hub, $"GET / HTTP/1.1\r\nHost: hub\r\nX-Long: {new string('x', 3000)}\r\n\r\n")).Status);
        Assert.Equal(431, (await RawConnection.AskAsync(hub, $"GET / HTTP/1.1\r\nHost: hub\r\n{string.Concat(Enumerable.Range(0, 20).Select(i => $"X-{i}: x\r\n"))}\r\n")).Status);
        (await RawConnection.AskAsync(hub, $"{Head(kind)}Content-Length: 1001\r\n\r\n")).Has(413, 413000, "Body is larger than 1000 bytes");
        (await RawConnection.AskAsync(hub, $"{Head(kind)}Transfer-Encoding: chunked\r\n\r\n3e9\r\n{new string('1', 1001)}\r\n0\r\n\r\n")).Has(413, 413000, "Body is larger than 1000 bytes");
        (await RawConnection.AskAsync(hub, $"POST /auth/login HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n{new string('1', 1001)}\r\n0\r\n\r\n")).Has(413, 413000);

        await NothingKeptAndStillThereAsync(hub, kind);
    }

    [Fact]
    public async Task What_comes_too_slowly_is_cut_off()
    {
        await using var hub = await RunningHub.StartAsync(
            ("Server:HeaderSeconds", "1"), ("Server:KeepAliveSeconds", "1"), ("Server:MinBodyBytesPerSecond", "1000"), ("Server:SlowGraceSeconds", "2"));
        var kind = await hub.AddEventAsync();
        await using var headers = await RawConnection.OpenAsync(hub);
        await using var body = await RawConnection.OpenAsync(hub);
        await using var chunks = await RawConnection.OpenAsync(hub);
        await using var login = await RawConnection.OpenAsync(hub);
        await using var idle = await RawConnection.OpenAsync(hub);

        await headers.SayAsync("GET / HTTP/1.1\r\nHost: hub\r\nX-Slow: ");
        await body.SayAsync($"{Head(kind)}Content-Length: 500\r\n\r\n{{\"a\":");
        await chunks.SayAsync($"{Head(kind)}Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n");
        await login.SayAsync("POST /auth/login HTTP/1.1\r\nHost: hub\r\nContent-Length: 500\r\n\r\n{");
        await idle.SayAsync("GET / HTTP/1.1\r\nHost: hub\r\n\r\n");
        await using var trickle = await RawConnection.OpenAsync(hub);
        await trickle.SayAsync($"{Head(kind)}Content-Length: 1000000\r\n\r\n[");

        // Half of what is asked for, and more than the web server would ask for by itself.
        var answer = trickle.AnswerAsync();
        while (!answer.IsCompleted && await SaidAsync(trickle, new string('1', 50)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        (await answer).Has(408, 408000, "The body came too slowly.");
        Assert.Equal(200, (await idle.AnswerAsync()).Status);
        Assert.Equal(408, (await headers.AnswerAsync()).Status);
        foreach (var slow in new[] { body, chunks, login })
        {
            (await slow.AnswerAsync()).Has(408, 408000, "The body came too slowly.");
            Assert.Equal(0, await slow.UntilHungUpAsync());
        }

        Assert.Equal(0, await idle.UntilHungUpAsync());
        await NothingKeptAndStillThereAsync(hub, kind);
    }

    [Fact]
    public async Task Every_bound_that_is_set_is_the_web_servers()
    {
        await using var hub = await RunningHub.StartAsync(
            ("Server:HeaderSeconds", "7"), ("Server:KeepAliveSeconds", "8"), ("Server:MaxConnections", "0"), ("Server:MaxStreamsPerConnection", "9"),
            ("Server:MinBodyBytesPerSecond", "0"), ("Server:MinAnswerBytesPerSecond", "10"), ("Server:SlowGraceSeconds", "11"), ("Server:MaxHeaders", "12"));

        var limits = hub.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal(TimeSpan.FromSeconds(7), limits.RequestHeadersTimeout);
        Assert.Equal(TimeSpan.FromSeconds(8), limits.KeepAliveTimeout);
        Assert.Null(limits.MaxConcurrentConnections);
        Assert.Equal(9, limits.Http2.MaxStreamsPerConnection);
        Assert.Null(limits.MinRequestBodyDataRate);
        Assert.Equal((10, TimeSpan.FromSeconds(11)), (limits.MinResponseDataRate!.BytesPerSecond, limits.MinResponseDataRate.GracePeriod));
        Assert.Equal(12, limits.MaxRequestHeaderCount);
    }

    [Fact]
    public async Task Who_does_not_take_the_answers_is_cut_off()
    {
        await using var hub = await RunningHub.StartAsync(("Server:MinAnswerBytesPerSecond", "10000000"), ("Server:SlowGraceSeconds", "2"));
        var kind = await hub.AddEventAsync();
        var id = (await hub.SendAsync(kind, $"\"{new string('x', 1_000_000)}\"")).EventId;
        await using var deaf = await RawConnection.OpenAsync(hub, receiveBuffer: 4096);

        // More than the buffers between them hold.
        var request = $"GET /event/received/{id} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {hub.Admin.Bearer}\r\n\r\n";
        await deaf.SayAsync(string.Concat(Enumerable.Repeat(request, 12)));

        await Eventually.TrueAsync(
            async () => !await SaidAsync(deaf, "GET / HTTP/1.1\r\nHost: hub\r\n\r\n"),
            () => "the hub hung up");
        (await hub.Anyone.As(hub.Admin.Bearer).GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_not_served_and_room_is_used_again()
    {
        await using var hub = await RunningHub.StartAsync(("Server:MaxConnections", "2"));
        const string Request = "GET / HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n";

        // One is the test's own.
        await using (var second = await RawConnection.OpenAsync(hub))
        {
            await second.SayAsync("GET / HTTP/1.1\r\nHost: hub\r\n\r\n");
            Assert.Equal(200, (await second.AnswerAsync()).Status);
            await using var third = await RawConnection.OpenAsync(hub);
            Assert.Equal(0, await third.UntilHungUpAsync());
        }

        await Eventually.TrueAsync(
            async () =>
            {
                await using var again = await RawConnection.OpenAsync(hub);
                try
                {
                    await again.SayAsync(Request);
                    return await again.UntilHungUpAsync() > 0;
                }
                catch (IOException)
                {
                    return false;
                }
            },
            () => "a connection is served again");
    }

    private static async Task<bool> SaidAsync(RawConnection connection, string text)
    {
        try
        {
            await connection.SayAsync(text);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Head(EventKind kind) =>
        $"POST {Sending.PathOf(kind)} HTTP/1.1\r\nHost: hub\r\naccess-key: {kind.AccessKey}\r\nContent-Type: application/json\r\n";

    private static async Task NothingKeptAndStillThereAsync(RunningHub hub, EventKind kind)
    {
        Assert.Empty(await hub.Admin.ListAsync($"/event/received?eventIdentifierSearch={kind.Identifier}"));
        (await hub.SendAsync(kind, "[]")).Has(203, 200310);
    }
}
