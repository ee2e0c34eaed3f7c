using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>
/// Tells the framework which types the described routes take and answer: handlers read requests themselves, so that it can't see them.
/// </summary>
internal sealed class DescribedRoutes : IApiDescriptionProvider
{
    /// <summary>After the framework's own, which lists the endpoints.</summary>
    public int Order => 0;

    /// <inheritdoc />
    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        var paths = context.Results.Select(api => api.RelativePath!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToLookup(SharedPath.ShapeOf, StringComparer.Ordinal);
        foreach (var api in context.Results)
        {
            if (api.ActionDescriptor.EndpointMetadata.OfType<DescribedRoute>().LastOrDefault() is { } route)
            {
                Fill(api, route.Description);
                api.Properties[SharedPath.Own] = api.RelativePath!;
                api.RelativePath = paths[SharedPath.ShapeOf(api.RelativePath!)].First();
            }
        }
    }

    /// <inheritdoc />
    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    /// <summary>
    /// What a route answers with each status. The framework knows one shape a status: others stand under a number of their own, which is none
    /// of HTTP's, until <see cref="OperationTexts"/> brings them together.
    /// </summary>
    public static IEnumerable<(int Status, Type? Type)> ShapesOf(RouteDescription route) => route.Successes
        .Select(success => (success.Status, success.Type))
        .Distinct()
        .GroupBy(shape => shape.Status)
        .SelectMany(shapes => shapes.Select((shape, i) => (i == 0 ? shape.Status : (shape.Status * 10) + i, shape.Type)));

    private static void Fill(ApiDescription api, RouteDescription route)
    {
        api.ParameterDescriptions.Clear();
        api.SupportedRequestFormats.Clear();
        api.SupportedResponseTypes.Clear();
        if (route.Body is { } body)
        {
            api.ParameterDescriptions.Add(new ApiParameterDescription { Name = "body", Source = BindingSource.Body, Type = body.Type, IsRequired = true });
            foreach (var type in body.ContentTypes)
            {
                api.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = type });
            }
        }

        foreach (var (status, type) in ShapesOf(route))
        {
            api.SupportedResponseTypes.Add(new ApiResponseType
            {
                StatusCode = status,
                Type = type ?? typeof(string),
                ApiResponseFormats = { new ApiResponseFormat { MediaType = type is null ? "text/plain" : "application/json" } },
            });
        }
    }
}
