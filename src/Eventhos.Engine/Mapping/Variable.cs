using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath;

namespace Eventhos.Engine.Mapping;

/// <summary>
/// One <c>${…}</c>: a JSONPath (RFC 9535) after an implied <c>$</c> into <c>{ headers, query, body, url, oauthResponse }</c>. The
/// first match wins. Paths of plain member and index steps look straight into the event; others are evaluated over the whole root.
/// </summary>
public sealed class Variable
{
    private readonly string _text;
    private readonly JsonPathQuery _query;

    private Variable(string text, JsonPathQuery query)
    {
        _text = text;
        _query = query;
        UsesOAuth = query.IsPlain
            ? query.PlainSteps.Count > 0 && query.PlainSteps[0].Name == "oauthResponse"
            : text.Contains("oauthResponse", StringComparison.Ordinal);
    }

    /// <summary>True when it looks into the token endpoint's answer.</summary>
    public bool UsesOAuth { get; }

    /// <summary>Compiles what stands between the braces, e.g. <c>.body.user.name</c>.</summary>
    /// <exception cref="TemplateSyntaxException">Not a path.</exception>
    public static Variable Parse(string text)
    {
        if (text.Length == 0 || text[0] is not ('.' or '['))
        {
            throw new TemplateSyntaxException(
                $"${{{text}}} is not a variable; a variable starts with a dot, like ${{.body.name}} (write $${{ for a literal ${{).");
        }

        try
        {
            return new Variable(text, JsonPathQuery.Parse("$" + text, JsonPathDialect.DashedNames));
        }
        catch (JsonPathSyntaxException e)
        {
            throw new TemplateSyntaxException($"${{{text}}} is not a valid path: {e.Message}", e);
        }
    }

    /// <summary>Looks the value up; missing is a value too.</summary>
    public MappedValue Resolve(MappingContext context)
    {
        if (!_query.IsPlain)
        {
            return _query.TrySelectFirst(context.Source.Root(context.OAuth), out var match) ? new MappedValue(match) : default;
        }

        var steps = _query.PlainSteps;
        return steps.Count == 0
            ? new MappedValue(context.Source.Root(context.OAuth))
            : steps[0].Name switch
            {
                "body" => Walk(context.Source.Body, 1),
                "headers" when steps.Count == 2 => Named(context.Source.Headers, steps[1].Name, ignoreCase: true),
                "query" when steps.Count == 2 => Named(context.Source.Query, steps[1].Name, ignoreCase: false),
                "url" when steps.Count == 1 => new MappedValue(context.Source.Url),
                "oauthResponse" when context.OAuth is { } oauth && steps.Count > 1 => OAuthValue(oauth, steps, context),
                _ => Walk(context.Source.Root(context.OAuth), 0),
            };
    }

    /// <summary>As written in the template.</summary>
    public override string ToString() => $"${{{_text}}}";

    private MappedValue OAuthValue(OAuthResponse oauth, IReadOnlyList<PlainStep> steps, MappingContext context) => steps[1].Name switch
    {
        "body" => Walk(oauth.Body, 2),
        "headers" when steps.Count == 3 => Named(oauth.Headers, steps[2].Name, ignoreCase: true),
        _ => Walk(context.Source.Root(oauth), 0),
    };

    private static MappedValue Named(IReadOnlyList<KeyValuePair<string, string>> pairs, string? name, bool ignoreCase)
    {
        if (name is null)
        {
            return default;
        }

        var texts = pairs.Where(pair => string.Equals(pair.Key, name, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            .Select(pair => pair.Value).Take(2).ToList();
        return texts.Count switch
        {
            0 => default,
            1 => new MappedValue(texts[0]),
            _ => new MappedValue(JsonSerializer.SerializeToElement(pairs.Where(pair => pair.Key == name).Select(pair => pair.Value))),
        };
    }

    private MappedValue Walk(JsonElement from, int skip) =>
        _query.TryFollow(from, skip, out var match) ? new MappedValue(match) : default;
}
