using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>
/// Functions of arrays whose cost lies in their elements: a thousand references to one text of a megabyte are a small
/// array, but a gigabyte once joined, and minutes once sorted.
/// </summary>
internal sealed class ArrayGuards
{
    private readonly Sandbox _sandbox;
    private readonly HashSet<ObjectInstance> _joining = new(ReferenceEqualityComparer.Instance);

    private ArrayGuards(Sandbox sandbox) => _sandbox = sandbox;

    public static void Install(Sandbox sandbox)
    {
        var guards = new ArrayGuards(sandbox);
        var array = sandbox.Prototype("Array");
        sandbox.Replace(array, "join", (_, self, a) =>
            guards.Join(self, Sandbox.At(a, 0) is { } s && s.IsUndefined() ? "," : TypeConverter.ToString(a[0]), TypeConverter.ToString));
        sandbox.Replace(array, "toLocaleString", (_, self, a) =>
            guards.Join(self, ",", element => guards.LocaleText(element, a)));
        sandbox.Replace(array, "sort", guards.Sort);
        sandbox.Replace(array, "toSorted", guards.Sort);
    }

    private JsValue Join(JsValue self, string separator, Func<JsValue, string> textOf)
    {
        var array = _sandbox.ObjectOf(self);
        if (!_joining.Add(array))
        {
            return JsString.Empty;
        }

        try
        {
            return Joined(array, separator, textOf);
        }
        finally
        {
            _joining.Remove(array);
        }
    }

    private JsValue Joined(ObjectInstance array, string separator, Func<JsValue, string> textOf)
    {
        var result = new BoundedText(_sandbox.Budget);
        var length = _sandbox.LengthOf(array);
        for (ulong i = 0; i < length; i++)
        {
            _sandbox.Budget.Check();
            if (i > 0)
            {
                result.Add(separator);
            }

            var element = array.Get(i);
            if (!element.IsNull() && !element.IsUndefined())
            {
                result.Add(textOf(element));
            }
        }

        return result.ToString();
    }

    private string LocaleText(JsValue element, JsValue[] arguments)
    {
        var method = _sandbox.ObjectOf(element).Get("toLocaleString");
        return method.IsCallable()
            ? TypeConverter.ToString(_sandbox.Call(method, element, arguments))
            : throw _sandbox.TypeError("toLocaleString is not a function");
    }

    private JsValue Sort(JsValue original, JsValue self, JsValue[] arguments)
    {
        var comparer = Sandbox.At(arguments, 0);
        if (!comparer.IsUndefined() && !comparer.IsCallable())
        {
            return _sandbox.Call(original, self, arguments);
        }

        return _sandbox.Call(original, self, _sandbox.Function("", 2, (_, pair) =>
        {
            _sandbox.Budget.Check();
            return comparer.IsUndefined()
                ? string.CompareOrdinal(TypeConverter.ToString(pair[0]), TypeConverter.ToString(pair[1]))
                : _sandbox.Call(comparer, JsValue.Undefined, pair[0], pair[1]);
        }));
    }
}
