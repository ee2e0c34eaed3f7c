using Microsoft.AspNetCore.Routing.Matching;

namespace Eventhos.Server.Ui;

/// <summary>At <c>/</c> browsers get the home page, who accepts no HTML the health answer.</summary>
internal sealed class BrowserHome : MatcherPolicy, IEndpointSelectorPolicy
{
    /// <inheritdoc />
    public override int Order => 0;

    /// <summary>True for those who name HTML among what they accept (RFC 9110 section 12.5.1): browsers do, health checks don't.</summary>
    public static bool IsBrowser(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(IsPage) && endpoints.Any(endpoint => !IsPage(endpoint));

    /// <inheritdoc />
    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var page = IsBrowser(httpContext.Request);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && httpContext.Request.Path == "/" && IsPage(candidates[i].Endpoint) != page)
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsPage(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PageEndpoint>() is not null;
}
