using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions;

/// <summary>What a create or update of an action says, checked so far that it compiles.</summary>
internal sealed record ActionForm(ActionRequest Request, ActionSecurity? Security)
{
    private const int MaxScriptLength = 100_000;

    /// <summary>Reads it; fields that are left out keep the value of <paramref name="before"/>.</summary>
    /// <exception cref="ApiException">A field is missing or wrong, or a template does not compile.</exception>
    public static ActionForm From(ApiBody body, ActionRequest? before = null, ActionSecurity? securityBefore = null)
    {
        var form = Read(body, before, securityBefore);
        form.Compile();
        return form;
    }

    /// <summary>Reads it as <see cref="From"/>, without asking whether it compiles.</summary>
    /// <exception cref="ApiException">A field is missing or wrong.</exception>
    public static ActionForm Read(ApiBody body, ActionRequest? before = null, ActionSecurity? securityBefore = null)
    {
        var request = new ActionRequest
        {
            Url = body.Has("url") || before is null ? body.Text("url") : before.Url,
            Method = body.Has("method") || before is null ? body.Text("method") : before.Method,
            Headers = body.Has("headers") || before is null ? Pairs(body, "headers") : before.Headers,
            Query = body.Has("queryUrlParams") || before is null ? Pairs(body, "queryUrlParams") : before.Query,
            Body = BodyTemplate(body) is { } given ? given.Json : before?.Body,
            Script = body.OptionalText("rawFunctionBody") is { } script ? (script.Trim().Length == 0 ? null : script) : before?.Script,
        };
        return request.Script?.Length > MaxScriptLength
            ? throw new ApiException(400, 400010, $"Invalid body; The JavaScript is longer than {MaxScriptLength} characters.")
            : new ActionForm(request, SecurityOf(body, securityBefore));
    }

    private void Compile()
    {
        try
        {
            RequestTemplate.Compile(Request.ToDefinition(Security, id: 0, version: 0, replyTo: null));
        }
        catch (TemplateSyntaxException e)
        {
            throw new ApiException(400, 400010, $"Invalid body; {e.Message}");
        }
    }

    private static (string? Json, bool Given)? BodyTemplate(ApiBody body)
    {
        // Read also where rawBody takes its place: what is wrong in it is told.
        var pairs = body.Has("body") ? Pairs(body, "body") : null;
        if (body.Find("rawBody") is { } raw)
        {
            // The predecessor's page sends the template as an object; a script may send its JSON text.
            var json = raw.ValueKind == JsonValueKind.String && body.OptionalText("rawBody") is { } text && LooksLikeJson(text) ? text : raw.GetRawText();
            return (IsEmpty(json) ? null : json, true);
        }

        return pairs is null
            ? null
            : (pairs.Count > 0 ? JsonSerializer.Serialize(pairs.ToDictionary(pair => pair.Key, pair => pair.Value)) : null, true);
    }

    private static bool LooksLikeJson(string text) => text.Trim() is "" or ['{', ..] or ['[', ..];

    private static bool IsEmpty(string json) => json.Trim() is "" or "{}" or "\"\"" || json.Where(c => !char.IsWhiteSpace(c)).SequenceEqual("{}");

    /// <summary>The names and values of a list.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    internal static List<NameValue> Pairs(ApiBody body, string field)
    {
        var pairs = new List<NameValue>();
        foreach (var pair in body.Objects(field))
        {
            var value = pair.Find("value");
            if (value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array })
            {
                throw new ApiException(400, 400003, $"Invalid body; a value in {field} is not an string");
            }

            var key = pair.OptionalText("key")?.Trim();
            if (!string.IsNullOrEmpty(key))
            {
                // The predecessor's page sends an empty row for the next entry; it stands for nothing.
                pairs.Add(new NameValue(key, ValueOf(pair, value)));
            }
        }

        return pairs;
    }

    private static string ValueOf(ApiBody pair, JsonElement? value) => value switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } => pair.TextOrEmpty("value"),
        _ => new MappedValue(value.Value).AsText(),
    };

    private static ActionSecurity? SecurityOf(ApiBody body, ActionSecurity? before)
    {
        var type = body.OptionalNumber("securityType");
        if (type is null)
        {
            return before;
        }

        if (type is not (0 or 1))
        {
            throw new ApiException(400, 400011, "Invalid body; securityType is 0 (none) or 1 (OAuth2 client credentials)");
        }

        if (type == 0)
        {
            return null;
        }

        var secret = body.OptionalText("clientSecret");
        var url = body.Text("securityUrl");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new ApiException(400, 400010, "Invalid body; securityUrl is not an absolute http or https URL.");
        }

        return new ActionSecurity
        {
            Url = url,
            ClientId = body.Text("clientId"),

            // An editor who was shown the mark sends it back.
            ClientSecret = secret == Masking.Mark && before is not null ? before.ClientSecret : body.Text("clientSecret"),
        };
    }
}
