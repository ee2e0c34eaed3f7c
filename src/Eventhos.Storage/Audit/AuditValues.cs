using System.Text.Json;
using System.Text.Json.Nodes;
using Eventhos.Engine.Mapping;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Eventhos.Storage.Audit;

/// <summary>Columns as the audit log shows them: secrets as a mark, encrypted ones opened and masked.</summary>
public sealed class AuditValues
{
    private static readonly string[] Secrets = [nameof(User.PasswordHash), nameof(Client.Secret), nameof(Client.LongLivedTokenHash)];

    private readonly ActionSecrets _actions;
    private readonly Masking _masking;

    /// <summary>Opens actions through <paramref name="actions"/>.</summary>
    public AuditValues(ActionSecrets actions, Masking masking)
    {
        _actions = actions;
        _masking = masking;
    }

    /// <summary>True when nothing changed but, perhaps, how it is encrypted.</summary>
    internal bool AreEqual(IProperty property, object? before, object? after)
    {
        if (before is not byte[] old || after is not byte[] now)
        {
            return Equals(before, after);
        }

        return property.Name switch
        {
            nameof(ConsumerAction.Request) => TextOf(_actions.OpenRequest(old)) == TextOf(_actions.OpenRequest(now)),
            nameof(ConsumerAction.Security) => _actions.OpenSecurity(old) == _actions.OpenSecurity(now),
            _ => old.AsSpan().SequenceEqual(now),
        };
    }

    /// <summary>The column's value.</summary>
    internal JsonNode? Show(IProperty property, object? value) => value switch
    {
        null => null,
        _ when Array.Exists(Secrets, name => name == property.Name) => Masking.Mark,
        byte[] request when property.Name == nameof(ConsumerAction.Request) => Show(_actions.OpenRequest(request)),
        byte[] security when property.Name == nameof(ConsumerAction.Security) => Show(_actions.OpenSecurity(security)),
        byte[] => Masking.Mark,
        string text => _masking.MaskText(text),
        bool flag => flag,
        int number => number,
        long number => number,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => value.ToString(),
    };

    private static string TextOf(ActionRequest request) => JsonSerializer.Serialize(request);

    private static JsonObject Show(ActionSecurity security) => new()
    {
        ["url"] = security.Url,
        ["clientId"] = security.ClientId,
        ["clientSecret"] = Masking.Mark,
    };

    private JsonObject Show(ActionRequest request) => new()
    {
        ["url"] = _masking.MaskUrl(request.Url),
        ["method"] = request.Method,
        ["headers"] = Pairs(request.Headers),
        ["query"] = Pairs(request.Query),
        ["body"] = request.Body is null ? null : BodyOf(request.Body),
        ["script"] = request.Script is null ? null : _masking.MaskText(request.Script),
    };

    private JsonNode? BodyOf(string body) => JsonNode.Parse(
        _masking.Mask(JsonFormat.Parse(System.Text.Encoding.UTF8.GetBytes(body))).GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = JsonFormat.MaxDepth });

    private JsonArray Pairs(IReadOnlyList<NameValue> pairs) =>
        [.. pairs.Select(pair => (JsonNode)new JsonObject { ["key"] = pair.Key, ["value"] = _masking.Mask(pair.Key, pair.Value) })];
}
