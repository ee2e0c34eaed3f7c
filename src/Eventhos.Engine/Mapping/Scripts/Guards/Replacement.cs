using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>What stands in the place of a match: the answer of a function, or a text with <c>$</c> signs.</summary>
internal sealed class Replacement
{
    private readonly Sandbox _sandbox;
    private readonly JsValue? _function;
    private readonly string _template;

    private Replacement(Sandbox sandbox, JsValue? function, string template)
    {
        _sandbox = sandbox;
        _function = function;
        _template = template;
    }

    public static Replacement Of(Sandbox sandbox, JsValue value) =>
        value.IsCallable() ? new(sandbox, value, "") : new(sandbox, null, TypeConverter.ToString(value));

    /// <summary>For the arguments a replacing function gets: match, captures, position, text and, if any, the groups.</summary>
    public string ForMatch(JsValue[] arguments)
    {
        var hasGroups = !arguments[^1].IsString();
        var text = arguments.Length - (hasGroups ? 2 : 1);
        return For(
            TypeConverter.ToString(arguments[0]),
            arguments.AsSpan(1, text - 2).ToArray(),
            (int)TypeConverter.ToInteger(arguments[text - 1]),
            TypeConverter.ToString(arguments[text]),
            hasGroups ? arguments[^1] : JsValue.Undefined);
    }

    public string For(string match, JsValue[] captures, int position, string text, JsValue groups)
    {
        if (_function is null)
        {
            return _template.Contains('$', StringComparison.Ordinal)
                ? new Substitution(_sandbox.Budget, match, captures, position, text, groups).Expand(_template)
                : _template;
        }

        List<JsValue> arguments = [match, .. captures, position, text];
        if (!groups.IsUndefined())
        {
            arguments.Add(groups);
        }

        return TypeConverter.ToString(_sandbox.Call(_function, JsValue.Undefined, [.. arguments]));
    }
}
