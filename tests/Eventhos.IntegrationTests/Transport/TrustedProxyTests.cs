using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Settings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>Who calls is what the connection says, unless a proxy that is trusted says otherwise.</summary>
public sealed class TrustedProxyTests
{
    private readonly SeenCallers _seen = new();

    [Fact]
    public async Task Nobody_is_believed_by_default_not_even_on_this_machine()
    {
        await using var hub = await StartAsync();

        var answer = await AskAsync(hub, "203.0.113.7");

        Assert.Equal(("127.0.0.1", "http"), _seen.Last);
        Assert.False(answer.Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8")]
    public async Task A_trusted_proxy_is_believed(string proxies)
    {
        await using var hub = await StartAsync(("Server:TrustedProxies", proxies));

        var answer = await AskAsync(hub, "203.0.113.7");

        Assert.Equal(("203.0.113.7", "https"), _seen.Last);
        Assert.Equal("max-age=2592000", answer.Headers["Strict-Transport-Security"]);
    }

    [Fact]
    public async Task A_proxy_that_is_not_among_the_trusted_is_not_believed()
    {
        await using var hub = await StartAsync(("Server:TrustedProxies", "10.0.0.0/8"));

        await AskAsync(hub, "203.0.113.7");

        Assert.Equal(("127.0.0.1", "http"), _seen.Last);
    }

    [Fact]
    public async Task Of_a_chain_the_first_that_is_not_trusted_is_the_caller_whatever_it_claims()
    {
        await using var hub = await StartAsync(("Server:TrustedProxies", "127.0.0.1 10.1.1.1"));

        await AskAsync(hub, "198.51.100.1, 203.0.113.7, 10.1.1.1");

        Assert.Equal("203.0.113.7", _seen.Last.Address);
    }

    [Fact]
    public async Task Browsers_are_not_asked_to_insist_on_tls_where_that_is_turned_off()
    {
        await using var hub = await StartAsync(("Server:TrustedProxies", "127.0.0.1"), ("Server:StrictTransportDays", "0"));

        Assert.False((await AskAsync(hub, "203.0.113.7")).Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("proxy.example.org")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.1")]
    public async Task What_is_no_address_is_a_fault_at_the_start(string text)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningHub.StartAsync(("Server:TrustedProxies", $"10.0.0.7, {text}")));

        Assert.StartsWith($"Server:TrustedProxies holds \"{text}\"", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    private static Task<HubAnswer> AskAsync(RunningHub hub, string forwardedFor)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwardedFor.Split(',').Select(_ => "https")));
        return hub.Anyone.SendAsync(request);
    }

    private Task<RunningHub> StartAsync(params (string Name, string Value)[] settings) =>
        RunningHub.StartAsync(folder: null, services => services.AddSingleton<IStartupFilter>(_seen), settings);
}
