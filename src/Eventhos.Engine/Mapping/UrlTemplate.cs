namespace Eventhos.Engine.Mapping;

/// <summary>A URL and its query parameters with their variables compiled. Values are percent-encoded (RFC 3986 section 2.1).</summary>
public sealed class UrlTemplate
{
    private static readonly TemplatePlace Place = new(TemplatePart.Url);

    private readonly TextTemplate _url;
    private readonly IReadOnlyList<KeyValuePair<string, TextTemplate>> _query;

    private UrlTemplate(TextTemplate url, IReadOnlyList<KeyValuePair<string, TextTemplate>> query)
    {
        _url = url;
        _query = query;
    }

    /// <summary>True when any variable looks into the token endpoint's answer.</summary>
    public bool UsesOAuth => _url.UsesOAuth || _query.Any(parameter => parameter.Value.UsesOAuth);

    /// <summary>Compiles.</summary>
    /// <exception cref="TemplateSyntaxException">A variable is no path, or the URL is not an absolute http or https one.</exception>
    public static UrlTemplate Compile(string url, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var template = TextTemplate.Parse(url.Trim(), Place);
        if (template.Literal is { } literal && FaultIn(literal) is { } fault)
        {
            throw new TemplateSyntaxException(fault) { Place = Place };
        }

        return new UrlTemplate(
            template,
            query.Select(parameter => KeyValuePair.Create(
                parameter.Key, TextTemplate.Parse(parameter.Value, new TemplatePlace(TemplatePart.Query, parameter.Key)))).ToList());
    }

    /// <summary>The URL without the parameters, and the parameters.</summary>
    /// <exception cref="MappingException">The values do not make an absolute http or https URL.</exception>
    public (string Url, IReadOnlyList<KeyValuePair<string, string>> Params) Render(MappingContext context)
    {
        // A variable at the very start stands for scheme and host, which percent-encoding would only destroy.
        var url = _url.Literal ?? _url.Render(context, (value, part) => part == 0 ? value : Uri.EscapeDataString(value));
        if (_url.Literal is null && FaultIn(url) is not null)
        {
            // The rendered text stays out of the sentence: it may hold a token.
            throw new MappingException("The URL is not an absolute http or https one after its variables were filled in.") { Place = Place };
        }

        return (url, _query.Count == 0 ? [] : _query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.Render(context))).ToList());
    }

    /// <summary>URL and parameters as one.</summary>
    public static Uri Join(string url, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (parameters.Count == 0)
        {
            return new Uri(url);
        }

        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        var bare = fragment < 0 ? url : url[..fragment];
        var separator = bare.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new Uri(bare + separator + string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")));
    }

    private static string? FaultIn(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return $"\"{(url.Length <= 200 ? url : url[..200] + "…")}\" is not an absolute http or https URL.";
        }

        return null;
    }
}
