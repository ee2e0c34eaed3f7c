using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>The OpenAPI document, written when it is first asked for and kept: routes do not change while the hub runs.</summary>
internal sealed class HubDocument
{
    /// <summary>Its name, as in its address.</summary>
    public const string Name = "v1";

    private readonly Lazy<Task<byte[]>> _bytes;

    /// <summary>Of the routes that <paramref name="services"/> know.</summary>
    public HubDocument(IServiceProvider services) => _bytes = new Lazy<Task<byte[]>>(() => WriteAsync(services));

    /// <summary>JSON in UTF-8.</summary>
    public Task<byte[]> BytesAsync() => _bytes.Value;

    private static async Task<byte[]> WriteAsync(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(CancellationToken.None);
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n") + "\n");
    }
}
