using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>Counts a JSON document while it is written, as the replacing function that sees every member of it.</summary>
internal sealed class JsonSizeCounter
{
    private readonly Sandbox _sandbox;
    private readonly JsValue _replacer;
    private readonly int _limit;
    private double _length;

    public JsonSizeCounter(Sandbox sandbox, JsValue replacer, int limit)
    {
        _sandbox = sandbox;
        _replacer = replacer;
        _limit = limit;
        Replacer = sandbox.Function("", 2, Count);
    }

    public JsValue Replacer { get; }

    private JsValue Count(JsValue holder, JsValue[] member)
    {
        _sandbox.Budget.Check();
        var value = _replacer.IsCallable() ? _sandbox.Call(_replacer, holder, member) : member[1];
        value = Unwrapped(value);
        if (member[0].IsString())
        {
            _length += member[0].AsString().Length;
        }

        _length += value.IsString() ? value.AsString().Length : 1;
        if (_length > _limit)
        {
            throw ResultText.TooLarge(_limit);
        }

        _sandbox.Budget.ReserveText(_length);
        return value;
    }

    /// <summary>A String object is written as its text, so it is counted as its text.</summary>
    private JsValue Unwrapped(JsValue value) =>
        value is ObjectInstance wrapper && wrapper.GetType() == _sandbox.StringObjectType
            ? TypeConverter.ToString(value)
            : value;
}
