using Jint;
using Jint.Native;
using Jint.Native.Symbol;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>A replacement may stand many times for each character of a text, so a short script makes a very long text.</summary>
internal static class ReplaceGuards
{
    public static void Install(Sandbox sandbox)
    {
        var text = sandbox.Prototype("String");
        sandbox.Replace(text, "replace", (_, self, a) => InText(sandbox, self, a, all: false));
        sandbox.Replace(text, "replaceAll", (_, self, a) => InText(sandbox, self, a, all: true));
        sandbox.Replace(
            sandbox.Prototype("RegExp"), GlobalSymbolRegistry.Replace,
            (original, self, a) => ByPattern(sandbox, original, self, a));
    }

    private static JsValue InText(Sandbox sandbox, JsValue self, JsValue[] arguments, bool all)
    {
        var pattern = Sandbox.At(arguments, 0);
        if (pattern.IsObject())
        {
            if (all && pattern.IsRegExp() && !TypeConverter.ToString(pattern.AsObject().Get("flags")).Contains('g'))
            {
                throw sandbox.TypeError("replaceAll must be called with a global RegExp");
            }

            var method = pattern.AsObject().Get(GlobalSymbolRegistry.Replace);
            if (method.IsCallable())
            {
                return sandbox.Call(method, pattern, self, Sandbox.At(arguments, 1));
            }
        }

        var text = sandbox.TextOfSelf(self);
        var sought = TypeConverter.ToString(pattern);
        SearchGuards.Check(sandbox, text.Length, sought.Length);
        return Replaced(sandbox, text, sought, Replacement.Of(sandbox, Sandbox.At(arguments, 1)), all);
    }

    private static JsValue Replaced(Sandbox sandbox, string text, string sought, Replacement replacement, bool all)
    {
        var result = new BoundedText(sandbox.Budget);
        var copied = 0;
        var at = text.IndexOf(sought, StringComparison.Ordinal);
        while (at >= 0)
        {
            sandbox.Budget.Check();
            result.Add(text[copied..at]);
            result.Add(replacement.For(sought, [], at, text, JsValue.Undefined));
            copied = at + sought.Length;
            var next = at + Math.Max(1, sought.Length);
            at = all && next <= text.Length ? text.IndexOf(sought, next, StringComparison.Ordinal) : -1;
        }

        result.Add(text[copied..]);
        return result.ToString();
    }

    private static JsValue ByPattern(Sandbox sandbox, JsValue original, JsValue self, JsValue[] arguments)
    {
        var text = TypeConverter.ToString(Sandbox.At(arguments, 0));
        var replacement = Replacement.Of(sandbox, Sandbox.At(arguments, 1));
        double length = text.Length;
        var counting = sandbox.Function("", 0, (_, match) =>
        {
            sandbox.Budget.Check();
            var part = replacement.ForMatch(match);
            length += part.Length;
            sandbox.Budget.ReserveText(length);
            return part;
        });
        return sandbox.Call(original, self, text, counting);
    }
}
