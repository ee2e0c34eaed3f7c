using Jint.Native;
using Jint.Native.Json;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>Builds <c>eventContext</c>. What a script does not read is not parsed.</summary>
internal static class EventContext
{
    private static readonly JsObjectLayout _root = JsObjectLayout.CreateBuilder()
        .Add("httpRequest")
        .AddLazy("oauthResponse", static (o, input) => Parse(o, ((ScriptInput)input!).OAuthResponseJson))
        .Build();

    private static readonly JsObjectLayout _request = JsObjectLayout.CreateBuilder()
        .Add("url")
        .AddLazy("body", static (o, input) => Parse(o, ((ScriptInput)input!).BodyJson))
        .AddLazy("headers", static (o, input) => Headers(o, ((ScriptInput)input!).Headers))
        .AddLazy("query", static (o, input) => Parse(o, ((ScriptInput)input!).QueryJson))
        .Build();

    public static JsObject Create(Jint.Engine engine, ScriptInput input)
    {
        var request = JsObject.Create(engine, _request, [input.Url, null, null, null], input);
        return JsObject.Create(engine, _root, [request, null], input);
    }

    private static JsValue Parse(JsObject owner, ReadOnlyMemory<byte>? json) =>
        json is { } text ? new JsonParser(owner.Engine).Parse(text.Span) : JsValue.Undefined;

    private static JsObject Headers(JsObject owner, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var values = new Dictionary<string, string>(headers.Count, StringComparer.Ordinal);
        foreach (var (name, value) in headers)
        {
            values[name] = values.TryGetValue(name, out var first) ? $"{first}, {value}" : value;
        }

        return JsObject.CreateFromEntries(owner.Engine, values.Select(h => KeyValuePair.Create(h.Key, (JsValue)h.Value)));
    }
}
