using Jint;
using Jint.Native;
using Jint.Native.Json;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary><c>JSON.stringify</c> asks for the size of a document only every ten thousand elements.</summary>
internal static class JsonGuards
{
    public static void Install(Sandbox sandbox) =>
        Sandbox.ReplaceLazily(sandbox.Engine.Global, "JSON", json => Guarded(sandbox, json));

    private static JsValue Guarded(Sandbox sandbox, JsValue json)
    {
        var members = json.AsObject();

        // A piece of finished JSON: its length cannot be asked.
        members.RemoveOwnProperty("rawJSON");
        sandbox.Replace(members, "stringify", (original, self, a) => Stringify(sandbox, original, self, a));
        return json;
    }

    private static JsValue Stringify(Sandbox sandbox, JsValue original, JsValue self, JsValue[] arguments)
    {
        var value = Sandbox.At(arguments, 0);
        var replacer = Sandbox.At(arguments, 1);
        var space = Sandbox.At(arguments, 2);
        var counter = new JsonSizeCounter(sandbox, replacer, int.MaxValue);
        if (!replacer.IsArray())
        {
            return sandbox.Call(original, self, value, counter.Replacer, space);
        }

        // A list of names leaves no place for a counting function: the whole is counted before the part is written.
        new JsonSerializer(sandbox.Engine).Serialize(value, counter.Replacer, JsValue.Undefined);
        return sandbox.Call(original, self, value, replacer, space);
    }
}
