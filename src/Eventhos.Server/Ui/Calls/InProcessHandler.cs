using System.Net;

namespace Eventhos.Server.Ui.Calls;

/// <summary>Carries requests of an <see cref="HttpClient"/> to the hub's own routes without a network between.</summary>
internal sealed class InProcessHandler : HttpMessageHandler
{
    private readonly CallPipeline _pipeline;

    public InProcessHandler(CallPipeline pipeline) => _pipeline = pipeline;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var answer = await _pipeline.RunAsync(http => Fill(http, request, body), cancellationToken);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new StreamContent(answer.Body) };
        foreach (var (name, values) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return response;
    }

    private static void Fill(HttpContext http, HttpRequestMessage request, byte[] body)
    {
        var address = request.RequestUri!;
        http.Request.Method = request.Method.Method;
        http.Request.Scheme = address.Scheme;
        http.Request.Host = new HostString(address.Authority);
        http.Request.Path = PathString.FromUriComponent(address);
        http.Request.QueryString = QueryString.FromUriComponent(address);
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            http.Request.Headers[name] = values.ToArray();
        }

        http.Request.ContentLength = body.Length;
        http.Request.Body = new MemoryStream(body);
    }
}
