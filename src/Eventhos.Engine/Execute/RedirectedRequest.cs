using System.Net;

namespace Eventhos.Engine.Execute;

/// <summary>
/// Where a request goes next (RFC 9110 section 15.4): 307 and 308 repeat it, 303 becomes a GET, and so does a POST after 301 or 302.
/// Never from https to http. A redirect to another origin takes none of the action's own headers along, since they may be secret.
/// </summary>
internal sealed class RedirectedRequest
{
    private static readonly string[] AnyOrigin = ["accept", "user-agent", "webhook-id", "eventhosstartdate", "content-type"];

    private readonly OutgoingRequest _original;
    private Uri _uri;
    private HttpMethod _method;
    private bool _hasBody;
    private bool _sameOrigin = true;

    public RedirectedRequest(OutgoingRequest original)
    {
        _original = original;
        _uri = original.Uri;
        _method = original.Method;
        _hasBody = original.HasBody;
    }

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(_method, _uri);
        if (_hasBody)
        {
            message.Content = new ReadOnlyMemoryContent(_original.Sent.Body);
        }

        foreach (var (name, value) in _original.Sent.Headers)
        {
            if (!_sameOrigin && !AnyOrigin.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            // Headers that describe content (Content-Type, Expires …) live on the content and go with it.
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    /// <summary>Turns to where the response points; false when it points nowhere that may be followed.</summary>
    public bool Follow(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location)
        {
            return false;
        }

        var next = location.IsAbsoluteUri ? location : new Uri(_uri, location);
        if ((next.Scheme != Uri.UriSchemeHttp && next.Scheme != Uri.UriSchemeHttps)
            || (_uri.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp))
        {
            return false;
        }

        _sameOrigin &= Uri.Compare(_uri, next, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
        var becomesGet = response.StatusCode == HttpStatusCode.SeeOther
            ? _method != HttpMethod.Head
            : response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found && _method == HttpMethod.Post;
        if (becomesGet)
        {
            _method = HttpMethod.Get;
            _hasBody = false;
        }

        _uri = next;
        return true;
    }
}
