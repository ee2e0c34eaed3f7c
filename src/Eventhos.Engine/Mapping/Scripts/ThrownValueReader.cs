using System.Globalization;
using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>Turns what a script threw into a failure, with the place in the user's text where it was thrown.</summary>
internal sealed partial class ThrownValueReader
{
    private const int MaxMessage = 2_000;

    private readonly int _lines;

    public ThrownValueReader(int lines) => _lines = lines;

    public ScriptResult.Failed Read(JsValue thrown)
    {
        if (thrown is not ObjectInstance error || !error.HasProperty("message"))
        {
            return new ScriptResult.Failed(ScriptFailure.Threw, Shortened(TextOf(thrown)));
        }

        var name = TextOf(error.Get("name"));
        var message = TextOf(error.Get("message"));
        var (line, column) = PlaceIn(TextOf(error.Get("stack")));
        return new ScriptResult.Failed(KindOf(name, message), Shortened($"{name}: {message}"), line, column);
    }

    private static ScriptFailure KindOf(string name, string message) => (name, message) switch
    {
        ("RangeError", "Maximum call stack size exceeded") => ScriptFailure.RecursionLimit,
        ("RangeError", "Invalid string length") => ScriptFailure.MemoryLimit,
        ("TypeError", "Cyclic reference detected.") => ScriptFailure.NotSerializable,
        _ => ScriptFailure.Threw,
    };

    /// <summary>The innermost frame that lies in the user's text.</summary>
    private (int? Line, int? Column) PlaceIn(string stack)
    {
        foreach (Match frame in FramePattern().Matches(stack[..Math.Min(stack.Length, 10_000)]))
        {
            var line = Number(frame.Groups["line"]) - ScriptCompiler.LinesBefore;
            if (line >= 1 && line <= _lines)
            {
                return (line, Number(frame.Groups["column"]));
            }
        }

        return (null, null);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static string TextOf(JsValue value) => value is JsSymbol ? value.ToString() : TypeConverter.ToString(value);

    private static string Shortened(string text) => text.Length <= MaxMessage ? text : $"{text[..MaxMessage]}…";

    [GeneratedRegex(@"\bmapping:(?<line>\d{1,7}):(?<column>\d{1,7})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FramePattern();
}
