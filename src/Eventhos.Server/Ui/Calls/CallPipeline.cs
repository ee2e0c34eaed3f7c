using Eventhos.Server.Auth;

namespace Eventhos.Server.Ui.Calls;

/// <summary>The way of a call from errors to its route, without a network in front of it.</summary>
internal sealed class CallPipeline
{
    private readonly IServiceScopeFactory _scopes;
    private RequestDelegate? _run;

    public CallPipeline(IServiceScopeFactory scopes) => _scopes = scopes;

    /// <summary>Builds it over the routes that are mapped by now.</summary>
    public void Build(WebApplication app)
    {
        var branch = ((IApplicationBuilder)app).New();
        branch.UseMiddleware<Api.ErrorMiddleware>();
        branch.UseRouting();
        branch.UseMiddleware<PermissionMiddleware>();
        branch.UseEndpoints(endpoints =>
        {
            foreach (var source in ((IEndpointRouteBuilder)app).DataSources.ToList())
            {
                endpoints.DataSources.Add(source);
            }
        });
        _run = branch.Build();
    }

    /// <summary>Runs the call that <paramref name="fill"/> describes to its end.</summary>
    public async Task<CallAnswer> RunAsync(Action<HttpContext> fill, CancellationToken cancellationToken)
    {
        var run = _run ?? throw new InvalidOperationException("The routes are not mapped yet.");
        await using var scope = _scopes.CreateAsyncScope();
        var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        http.Response.Body = body;
        fill(http);
        await run(http);
        await http.Response.CompleteAsync();
        body.Position = 0;
        return new CallAnswer(http.Response.StatusCode, http.Response.Headers, body);
    }
}
