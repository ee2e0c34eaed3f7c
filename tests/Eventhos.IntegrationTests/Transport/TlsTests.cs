using System.Net;
using System.Security.Cryptography.X509Certificates;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>A hub that terminates TLS itself, with HTTP/2.</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task Over_http2_the_same_headers_are_set_and_the_same_bounds_hold()
    {
        using var folder = TestFolder.Create();
        var certificate = Path.Combine(folder.Path, "hub.pfx");
        await File.WriteAllBytesAsync(certificate, SelfSigned.Certificate.Export(X509ContentType.Pkcs12, "pass"), TestContext.Current.CancellationToken);
        await using var app = await HubApplication.CreateAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Server:Urls"] = "https://127.0.0.1:0",
                ["DataDirectory"] = Path.Combine(folder.Path, "data"),
                ["Kestrel:Certificates:Default:Path"] = certificate,
                ["Kestrel:Certificates:Default:Password"] = "pass",
                ["Server:MaxBodyBytes"] = "1000",
                ["Server:MaxHeaderBytes"] = "3000",
                ["Logging:LogLevel:Default"] = "None",
                ["Logging:LogLevel:Eventhos"] = "None",
                ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "None",
            },
            services => services.AddSingleton(new FirstStartNotice(TextWriter.Null)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = Client(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        var (version, health) = await AskAsync(http, HttpMethod.Get, "/");
        Assert.Equal(HttpVersion.Version20, version);
        Assert.Equal(200, health.Status);
        Assert.Equal("max-age=2592000", health.Headers["Strict-Transport-Security"]);
        Assert.Equal("nosniff", health.Headers["X-Content-Type-Options"]);
        Assert.True(health.Headers.ContainsKey("X-Request-Id"));

        (await AskAsync(http, HttpMethod.Post, "/auth/login", new string('x', 1001))).Answer.Has(413, 413000, "Body is larger than 1000 bytes");

        // A caller of HTTP/2 is told the bound when it connects (RFC 9113 section 6.5.2), and this one keeps to it.
        var tooLong = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(http, HttpMethod.Get, "/", header: new string('x', 3000)));
        Assert.Contains("3000 bytes", tooLong.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await AskAsync(http, HttpMethod.Get, "/")).Answer.Status);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static HttpClient Client(string address)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = static (_, shown, _, _) => shown?.GetCertHashString() == SelfSigned.Certificate.GetCertHashString() },
        };
        return new HttpClient(handler) { BaseAddress = new Uri(address) };
    }

    private static async Task<(Version Version, HubAnswer Answer)> AskAsync(HttpClient http, HttpMethod method, string path, string? body = null, string? header = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body is null ? null : new StringContent(body),
        };
        if (header is not null)
        {
            request.Headers.Add("X-Long", header);
        }

        using var answer = await http.SendAsync(request);
        return (answer.Version, await HubAnswer.ReadAsync(answer));
    }
}
