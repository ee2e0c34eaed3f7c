using Scalar.AspNetCore;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>
/// What the page of the document may do: run the hub's own scripts and those that carry the answer's nonce, and call this hub. It
/// brings its styles in its script, which puts them into the page, hence <c>unsafe-inline</c> for styles alone.
/// </summary>
internal sealed class DocsPolicy : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var nonce = http.Items[ScalarOptions.NonceHttpContextItemKey] is string value ? $" 'nonce-{value}'" : "";
            http.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self'{nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
                + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            return Task.CompletedTask;
        }, http);
        return next(context);
    }
}
