using Eventhos.Server.Auth;

namespace Eventhos.Server.Ui.Calls;

/// <summary>The way of a call from errors to its route, without a network in front of it.</summary>
internal sealed class CallPipeline
{
    private RequestDelegate? _run;

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

    /// <summary>Runs a call to its end.</summary>
    public Task RunAsync(HttpContext http) => (_run ?? throw new InvalidOperationException("The routes are not mapped yet."))(http);
}
