using System.Text.Encodings.Web;
using System.Text.Json;
using Eventhos.Server.Api.Actions;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Ui.Actions;

/// <summary>What is filled in on an action's form. Each way to make the body keeps its text until it is saved.</summary>
public sealed class ActionDraft
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1024 };

    /// <summary>The methods that are offered.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["POST", "PUT", "PATCH", "DELETE", "GET"];

    /// <summary>For people.</summary>
    public string Name { get; set; } = "";

    /// <summary>For programs; fixed once the action is there.</summary>
    public string Identifier { get; set; } = "";

    /// <summary>Whose requests it makes; fixed once the action is there.</summary>
    public long? SystemId { get; set; }

    /// <summary>Any word, e.g. <c>new</c>.</summary>
    public string Operation { get; set; } = "new";

    /// <summary>May be empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    public string Method { get; set; } = "POST";

    /// <summary>May hold variables.</summary>
    public string Url { get; set; } = "";

    /// <summary>In order.</summary>
    public IList<PairDraft> Headers { get; init; } = [];

    /// <summary>In order.</summary>
    public IList<PairDraft> Query { get; init; } = [];

    /// <summary>What makes the body.</summary>
    public BodyMode Mode { get; set; }

    /// <summary>JSON with variables.</summary>
    public string Template { get; set; } = "{\n  \n}";

    /// <summary>The body of a function.</summary>
    public string Script { get; set; } = "const { body } = eventContext.httpRequest;\nreturn { ...body };\n";

    /// <summary>The identifier of the event as which answers are received; null for none.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>The requests carry a token that is fetched before.</summary>
    public bool UsesOAuth { get; set; }

    /// <summary>Where it is fetched.</summary>
    public string TokenUrl { get; set; } = "";

    /// <summary>As whom.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The mark for those who may not see it.</summary>
    public string ClientSecret { get; set; } = "";

    internal static ActionDraft From(ActionDetail action)
    {
        var (http, token) = (action.HttpConfiguration, action.Security.HttpConfiguration);
        var draft = new ActionDraft
        {
            Name = action.Name,
            Identifier = action.Identifier,
            SystemId = action.SystemId,
            Operation = action.Operation,
            Description = action.Description,
            Method = http.Method,
            Url = http.Url,
            Headers = [.. http.HeaderList.Select(pair => new PairDraft { Key = pair.Key, Value = pair.Value })],
            Query = [.. http.ParamList.Select(pair => new PairDraft { Key = pair.Key, Value = pair.Value })],
            ReplyTo = action.ReplyTo,
            UsesOAuth = token.Data is not null,
            TokenUrl = token.Url ?? "",
            ClientId = token.Data?.ClientId ?? "",
            ClientSecret = token.Data?.ClientSecret ?? "",
        };
        var hasTemplate = http.Data is not { ValueKind: JsonValueKind.Object } || http.Data.EnumerateObject().Any();
        if (hasTemplate)
        {
            draft.Template = http.Data.ValueKind == JsonValueKind.String ? http.Data.GetString()! : JsonSerializer.Serialize(http.Data, Indented);
        }

        draft.Script = http.RawFunctionBody ?? draft.Script;
        draft.Mode = http.RawFunctionBody is not null ? BodyMode.Script : hasTemplate ? BodyMode.Template : BodyMode.Forward;
        return draft;
    }

    /// <summary>For a copy: what is masked is not copied, and identifiers are one's own.</summary>
    internal void MakeCopy(string name)
    {
        (Name, Identifier) = (name, "");
        foreach (var pair in Headers.Concat(Query).Where(pair => pair.Value == Masking.Mark))
        {
            pair.Value = "";
        }

        ClientSecret = ClientSecret == Masking.Mark ? "" : ClientSecret;
    }

    /// <summary>What the API is sent.</summary>
    internal Dictionary<string, object?> ToBody(bool isNew)
    {
        var body = Request();
        (body["name"], body["operation"], body["description"], body["reply_to"]) = (Name, Operation, Description, ReplyTo ?? "");
        body["securityType"] = UsesOAuth ? 1 : 0;
        (body["securityUrl"], body["clientId"], body["clientSecret"]) = (TokenUrl, ClientId, ClientSecret);
        if (isNew)
        {
            (body["system_id"], body["identifier"]) = (SystemId, Identifier);
        }

        return body;
    }

    /// <summary>What the API is sent for a preview. It fetches no token, so a form whose security is not filled in yet has one, too.</summary>
    internal Dictionary<string, object?> ToPreview()
    {
        var body = Request();
        if (UsesOAuth)
        {
            (body["securityType"], body["securityUrl"], body["clientId"], body["clientSecret"]) = (1, "https://token.invalid/", "client", "secret");
        }

        return body;
    }

    /// <summary>The text of the body as it is made now, for comparing.</summary>
    internal string BodyText => Mode switch
    {
        BodyMode.Template => Template,
        BodyMode.Script => Script,
        _ => "",
    };

    private Dictionary<string, object?> Request() => new(StringComparer.Ordinal)
    {
        ["url"] = Url,
        ["method"] = Method,
        ["headers"] = Pairs(Headers),
        ["queryUrlParams"] = Pairs(Query),
        ["rawBody"] = Mode == BodyMode.Template ? Template : "",
        ["rawFunctionBody"] = Mode == BodyMode.Script ? Script : "",
    };

    private static List<object> Pairs(IList<PairDraft> pairs) => [.. pairs.Select(pair => new { key = pair.Key, value = pair.Value })];
}
