using System.Net;

namespace Eventhos.Server.Ui.Calls;

/// <summary>Carries requests of an <see cref="HttpClient"/> to the hub's own routes without a network between.</summary>
internal sealed class InProcessHandler : HttpMessageHandler
{
    private readonly CallPipeline _pipeline;
    private readonly IServiceScopeFactory _scopes;

    public InProcessHandler(CallPipeline pipeline, IServiceScopeFactory scopes)
    {
        _pipeline = pipeline;
        _scopes = scopes;
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        var address = request.RequestUri!;
        http.Request.Method = request.Method.Method;
        http.Request.Scheme = address.Scheme;
        http.Request.Host = new HostString(address.Authority);
        http.Request.Path = PathString.FromUriComponent(address);
        http.Request.QueryString = QueryString.FromUriComponent(address);
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            http.Request.Headers[name] = values.ToArray();
        }

        http.Request.ContentLength = body.Length;
        http.Request.Body = new MemoryStream(body);
        var answer = new MemoryStream();
        http.Response.Body = answer;
        await _pipeline.RunAsync(http);
        await http.Response.CompleteAsync();
        var response = new HttpResponseMessage((HttpStatusCode)http.Response.StatusCode) { RequestMessage = request, Content = new ByteArrayContent(answer.ToArray()) };
        foreach (var (name, values) in http.Response.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return response;
    }
}
