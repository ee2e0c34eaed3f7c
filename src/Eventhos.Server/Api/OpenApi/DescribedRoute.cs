namespace Eventhos.Server.Api.OpenApi;

/// <summary>Marks an endpoint that the OpenAPI document has. What it says is made when the document is, not at the start of the hub.</summary>
internal sealed class DescribedRoute
{
    private readonly Lazy<RouteDescription> _description;

    /// <summary>With the call's name in generated clients, which never changes, what it does in a few words, and the rest.</summary>
    public DescribedRoute(string operationId, string summary, Action<RouteDescription> fill)
    {
        OperationId = operationId;
        Summary = summary;
        _description = new Lazy<RouteDescription>(() =>
        {
            var description = new RouteDescription();
            fill(description);
            return description;
        });
    }

    /// <summary>The name of the call in generated clients.</summary>
    public string OperationId { get; }

    /// <summary>What it does, in a few words.</summary>
    public string Summary { get; }

    /// <summary>What it takes and answers.</summary>
    public RouteDescription Description => _description.Value;
}
