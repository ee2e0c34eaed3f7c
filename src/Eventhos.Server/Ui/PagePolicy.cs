namespace Eventhos.Server.Ui;

/// <summary>
/// What a page may do: load scripts, styles, fonts and pictures from this hub alone, and talk to it. The component library sets styles on elements,
/// hence <c>unsafe-inline</c> for styles; no script is inline.
/// </summary>
internal static class PagePolicy
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Puts it in place of the API's; files may be kept, pages may not.</summary>
    public static void Set(HttpResponse response, bool isFile)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        if (isFile)
        {
            // The file's own endpoint says for how long.
            response.Headers.Remove("Cache-Control");
        }
    }
}
