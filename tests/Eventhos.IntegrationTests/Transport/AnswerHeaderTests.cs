using System.Text;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>Every answer is named, and tells browsers to make nothing of it but what it is.</summary>
public sealed class AnswerHeaderTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var kind = await hub.AddEventAsync();
        HubAnswer[] answers =
        [
            await hub.Anyone.GetAsync("/"),
            await hub.Admin.GetAsync("/system"),
            await hub.SendAsync(kind),
            await hub.SendAsync(kind, "{"),
            await hub.Anyone.GetAsync("/system"),
            await hub.Anyone.As("nonsense").GetAsync("/system"),
            await hub.Anyone.GetAsync("/nowhere"),
            await hub.Anyone.PutAsync("/auth/login", new { }),
            await SendTooMuchAsync(kind),
        ];

        Assert.Equal([200, 200, 203, 400, 403, 401, 404, 405, 413], answers.Select(answer => answer.Status));
        foreach (var answer in answers)
        {
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("DENY", answer.Headers["X-Frame-Options"]);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Headers["Content-Security-Policy"]);
            Assert.Equal("same-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.True(Guid.TryParse(answer.Headers["X-Request-Id"], out _));
            Assert.False(answer.Headers.ContainsKey("Server"));
            Assert.False(answer.Headers.ContainsKey("Strict-Transport-Security"));
        }

        Assert.Equal(answers.Length, answers.Select(answer => answer.Headers["X-Request-Id"]).Distinct().Count());
    }

    /// <summary>Asks before it sends the body, so that the refusal does not meet a body under way.</summary>
    private Task<HubAnswer> SendTooMuchAsync(EventKind kind)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Sending.PathOf(kind)) { Content = new StringContent(new string('x', 1024 * 1024 + 1)) };
        request.Headers.ExpectContinue = true;
        request.Headers.Add("access-key", kind.AccessKey);
        return hub.Anyone.SendAsync(request);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Order-4711_a.b")]
    [InlineData(128)]
    public async Task A_well_formed_request_id_is_taken_over(object given)
    {
        var id = given as string ?? new string('x', (int)given);

        Assert.Equal(id, (await AskAsync(id)).Headers["X-Request-Id"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("a,b")]
    [InlineData("päckchen")]
    [InlineData(129)]
    public async Task Any_other_request_id_is_replaced(object given)
    {
        var id = given as string ?? new string('x', (int)given);

        Assert.True(Guid.TryParse((await AskAsync(id)).Headers["X-Request-Id"], out var made));
        Assert.Equal(7, made.Version);
    }

    [Fact]
    public async Task Two_request_ids_are_none()
    {
        var answer = await RawConnection.AskAsync(hub, "GET / HTTP/1.1\r\nHost: hub\r\nX-Request-Id: a\r\nX-Request-Id: b\r\n\r\n");

        Assert.True(Guid.TryParse(answer.Headers["X-Request-Id"], out _));
    }

    [Fact]
    public async Task The_log_knows_a_failed_request_by_its_id_and_the_answers_error_id()
    {
        using var log = new LogLines();
        await using var own = await RunningHub.StartAsync(
            folder: null,
            services => services.AddSingleton<ILoggerProvider>(log),
            ("Logging:LogLevel:Eventhos", "Error"),
            ("Logging:Console:LogLevel:Default", "None"));
        await own.ExecuteOnDatabaseAsync("ALTER TABLE actions RENAME TO actions_gone");

        var request = new HttpRequestMessage(HttpMethod.Get, "/action");
        request.Headers.Add("X-Request-Id", "Order-4711");
        var answer = (await own.Admin.SendAsync(request)).Has(500, 500000);

        var line = Assert.Single(log.All, line => line.Level == LogLevel.Error).Text;
        Assert.Contains("Order-4711", line, StringComparison.Ordinal);
        Assert.Contains(answer.Body.Text("errorUUID"), line, StringComparison.Ordinal);
    }

    private Task<HubAnswer> AskAsync(string id) =>
        RawConnection.AskAsync(hub, $"GET / HTTP/1.1\r\nHost: hub\r\nX-Request-Id: {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(id))}\r\n\r\n");
}
