using Eventhos.Engine.Routing;

namespace Eventhos.Storage.Catalog;

/// <summary>From an action's row to what the engine compiles.</summary>
public static class ActionDefinitions
{
    /// <summary>The definition of what an administrator wrote.</summary>
    public static ActionDefinition ToDefinition(this ActionRequest request, ActionSecurity? security, long id, long version, string? replyTo) => new()
    {
        Id = id,
        Version = version,
        Method = request.Method,
        Url = request.Url,
        Headers = Pairs(request.Headers),
        Query = Pairs(request.Query),
        BodyTemplate = request.Body,
        Script = request.Script,
        OAuth = security is null ? null : new OAuthDefinition(security.Url, security.ClientId, security.ClientSecret, []),
        ReplyTo = replyTo,
    };

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(IReadOnlyList<NameValue> pairs) =>
        [.. pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))];
}
