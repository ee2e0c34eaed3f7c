using Jint;
using Jint.Native;
using Jint.Native.Symbol;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>
/// Looking for a long text in a long text takes as many steps as the product of the lengths: hours for a few megabytes,
/// in one native call. No mapping looks for a text that long.
/// </summary>
internal static class SearchGuards
{
    private const double MaxSteps = 2e10;

    public static void Install(Sandbox sandbox)
    {
        var text = sandbox.Prototype("String");
        foreach (var name in (ReadOnlySpan<string>)["indexOf", "lastIndexOf", "includes"])
        {
            var refusesPatterns = name == "includes";
            sandbox.Replace(text, name, (original, self, a) =>
                Find(sandbox, original, self, a, refusesPatterns));
        }

        // Every use of a pattern comes here: a pattern that is a plain text is searched for like one.
        sandbox.Replace(sandbox.Prototype("RegExp"), "exec", (original, self, a) =>
        {
            var searched = TypeConverter.ToString(Sandbox.At(a, 0));
            Check(sandbox, searched.Length, self is JsRegExp pattern ? pattern.Source.Length : 0);
            return sandbox.Call(original, self, searched);
        });
        var array = sandbox.Prototype("Array");
        foreach (var name in (ReadOnlySpan<string>)["indexOf", "lastIndexOf", "includes"])
        {
            sandbox.Replace(array, name, (original, self, a) =>
            {
                var sought = Sandbox.At(a, 0);
                Check(sandbox, sandbox.LengthOf(self), sought.IsString() ? sought.AsString().Length : 0);
                return sandbox.Call(original, self, a);
            });
        }

        sandbox.Replace(text, "split", (original, self, a) => Split(sandbox, original, self, a));
    }

    /// <summary>Refuses a search before it is begun.</summary>
    public static void Check(Sandbox sandbox, double length, double soughtLength)
    {
        sandbox.Budget.Check();
        if (length * soughtLength > MaxSteps)
        {
            throw sandbox.Budget.TooSlow();
        }
    }

    private static JsValue Find(Sandbox sandbox, JsValue original, JsValue self, JsValue[] arguments, bool refusesPatterns)
    {
        var text = sandbox.TextOfSelf(self);
        var argument = Sandbox.At(arguments, 0);
        if (refusesPatterns && argument.IsRegExp())
        {
            throw sandbox.TypeError("First argument to String.prototype.includes must not be a regular expression");
        }

        var sought = TypeConverter.ToString(argument);
        Check(sandbox, text.Length, sought.Length);
        return arguments.Length > 1
            ? sandbox.Call(original, text, sought, arguments[1])
            : sandbox.Call(original, text, sought);
    }

    private static JsValue Split(Sandbox sandbox, JsValue original, JsValue self, JsValue[] arguments)
    {
        var separator = Sandbox.At(arguments, 0);
        var limit = Sandbox.At(arguments, 1);
        if (separator.IsObject() && separator.AsObject().Get(GlobalSymbolRegistry.Split) is { } method && method.IsCallable())
        {
            return sandbox.Call(method, separator, self, limit);
        }

        var text = sandbox.TextOfSelf(self);
        if (separator.IsUndefined())
        {
            return sandbox.Call(original, text, separator, limit);
        }

        var sought = TypeConverter.ToString(separator);
        Check(sandbox, text.Length, sought.Length);
        return sandbox.Call(original, text, sought, limit);
    }
}
