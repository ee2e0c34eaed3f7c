using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>Functions that make a long text out of short ones in one native call.</summary>
internal static class TextGuards
{
    // Characters one character may become: %E4%B8%80, %u4E00, and the longest decomposition in Unicode.
    private const int UriGrowth = 9;
    private const int EscapeGrowth = 6;
    private const int NormalizationGrowth = 18;

    public static void Install(Sandbox sandbox)
    {
        var text = sandbox.Prototype("String");
        sandbox.Replace(text, "repeat", (original, self, a) => Repeat(sandbox, original, self, a));
        sandbox.Replace(text, "padStart", (original, self, a) => Pad(sandbox, original, self, a));
        sandbox.Replace(text, "padEnd", (original, self, a) => Pad(sandbox, original, self, a));
        sandbox.Replace(text, "concat", (_, self, a) => Concatenate(sandbox, [self, .. a]));
        sandbox.Replace(text, "normalize", (original, self, a) =>
            sandbox.Call(original, Sized(sandbox, self, NormalizationGrowth), a));
        sandbox.Replace(sandbox.Global("String"), "raw", (_, _, a) => Raw(sandbox, a));

        var global = sandbox.Engine.Global;
        foreach (var name in (ReadOnlySpan<string>)["encodeURI", "encodeURIComponent", "escape"])
        {
            var growth = name == "escape" ? EscapeGrowth : UriGrowth;
            sandbox.Replace(global, name, (original, self, a) =>
                sandbox.Call(original, self, Sized(sandbox, Sandbox.At(a, 0), growth)));
        }
    }

    /// <summary>What <see cref="SourceTags"/> puts into the text: the tag of a template, or a question to the budget.</summary>
    public static JsValue SourceTag(Sandbox sandbox) => sandbox.Function("", 1, (_, arguments) =>
    {
        sandbox.Budget.Check();
        return arguments.Length > 0 ? Interleave(sandbox, arguments[0], arguments) : JsValue.Undefined;
    });

    private static JsValue Repeat(Sandbox sandbox, JsValue original, JsValue self, JsValue[] arguments)
    {
        var text = sandbox.TextOfSelf(self);
        var count = TypeConverter.ToIntegerOrInfinity(Sandbox.At(arguments, 0));
        if (count > 0 && double.IsFinite(count))
        {
            sandbox.Budget.ReserveText(text.Length * count);
        }

        return sandbox.Call(original, text, count);
    }

    private static JsValue Pad(Sandbox sandbox, JsValue original, JsValue self, JsValue[] arguments)
    {
        var text = sandbox.TextOfSelf(self);
        var length = TypeConverter.ToIntegerOrInfinity(Sandbox.At(arguments, 0));
        if (length > text.Length)
        {
            sandbox.Budget.ReserveText(length);
        }

        return sandbox.Call(original, text, length, Sandbox.At(arguments, 1));
    }

    private static JsValue Raw(Sandbox sandbox, JsValue[] arguments)
    {
        var template = Sandbox.At(arguments, 0);
        return template.IsObject()
            ? Interleave(sandbox, template.AsObject().Get("raw"), arguments)
            : throw sandbox.TypeError("String.raw needs a template.");
    }

    private static JsValue Interleave(Sandbox sandbox, JsValue texts, JsValue[] arguments)
    {
        var parts = new List<JsValue>();
        var length = texts.IsObject() ? TypeConverter.ToLength(texts.AsObject().Get("length")) : 0;
        for (ulong i = 0; i < length; i++)
        {
            sandbox.Budget.Check();
            parts.Add(texts.AsObject().Get(i));
            if (i + 1 < length && i + 1 < (ulong)arguments.Length)
            {
                parts.Add(arguments[i + 1]);
            }
        }

        return Concatenate(sandbox, parts);
    }

    private static JsValue Concatenate(Sandbox sandbox, List<JsValue> values)
    {
        var joined = new BoundedText(sandbox.Budget);
        for (var i = 0; i < values.Count; i++)
        {
            joined.Add(i == 0 ? sandbox.TextOfSelf(values[0]) : TypeConverter.ToString(values[i]));
        }

        return joined.ToString();
    }

    private static JsValue Sized(Sandbox sandbox, JsValue value, int growth)
    {
        var text = TypeConverter.ToString(value);
        if (!System.Text.Ascii.IsValid(text) || growth != NormalizationGrowth)
        {
            sandbox.Budget.ReserveText((double)text.Length * growth);
        }

        return text;
    }
}
