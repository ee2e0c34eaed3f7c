using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>
/// An engine without the built-in functions that are dangerous. Limits are asked between statements and now and then
/// inside long loops; one native call that allocates or searches for long slips between. Such functions are replaced by
/// ones that ask first. The originals are kept in closures only, out of the reach of the script.
/// </summary>
internal sealed class Sandbox
{
    private readonly ObjectInstance _objectFunction;

    public Sandbox(Jint.Engine engine, RunBudget budget)
    {
        Engine = engine;
        _objectFunction = Global("Object");
        Budget = budget;
        Removals.Apply(this);
        TextGuards.Install(this);
        CopyGuards.Install(this);
        SearchGuards.Install(this);
        ReplaceGuards.Install(this);
        ArrayGuards.Install(this);
        JsonGuards.Install(this);
    }

    public Jint.Engine Engine { get; }

    public RunBudget Budget { get; }

    /// <summary>The engine's type of <c>Object("text")</c>, which it does not show.</summary>
    public Type StringObjectType => field ??= ObjectOf(JsString.Empty).GetType();

    public ObjectInstance Global(string name) => Engine.Global.Get(name).AsObject();

    public ObjectInstance Prototype(string name) => Global(name).Get("prototype").AsObject();

    /// <summary>The value as an object, as every method of a built-in type sees it.</summary>
    public ObjectInstance ObjectOf(JsValue value) =>
        value is ObjectInstance already ? already
        : value.IsNull() || value.IsUndefined() ? throw TypeError("Cannot convert undefined or null to object")
        : Call(_objectFunction, JsValue.Undefined, value).AsObject();

    public ulong LengthOf(JsValue value) =>
        value.IsNull() || value.IsUndefined() ? 0 : TypeConverter.ToLength(ObjectOf(value).Get("length"));

    public JsValue Call(JsValue function, JsValue self, params JsValue[] arguments) =>
        Engine.Call(function, self, arguments);

    public ClrFunction Function(string name, int length, Func<JsValue, JsValue[], JsValue> body) =>
        new(Engine, name, body, length, PropertyFlag.Configurable);

    /// <summary>Puts a function in the place of a built-in one, which it is given together with the call.</summary>
    public void Replace(ObjectInstance owner, JsValue key, Func<JsValue, JsValue, JsValue[], JsValue> body) =>
        ReplaceLazily(owner, key, original =>
        {
            var replaced = original.AsObject();
            var length = (int)TypeConverter.ToInteger(replaced.Get("length"));
            return Function(TypeConverter.ToString(replaced.Get("name")), length, (self, a) => body(original, self, a));
        });

    /// <summary>Puts a value in the place of a built-in one. Neither is made before a script asks for it.</summary>
    public static void ReplaceLazily(ObjectInstance owner, JsValue key, Func<JsValue, JsValue> replacement)
    {
        var original = owner.GetOwnProperty(key);
        owner.FastSetProperty(key, PropertyDescriptor.CreateLazy(
            (original, replacement),
            static state => state.replacement(state.original.Value),
            PropertyFlag.Configurable | PropertyFlag.Writable));
    }

    /// <summary>The text of the value a method was called on, which must not be null or undefined.</summary>
    public string TextOfSelf(JsValue self) =>
        self.IsNull() || self.IsUndefined()
            ? throw TypeError("A method of String was called on null or undefined.")
            : TypeConverter.ToString(self);

    public JavaScriptException TypeError(string message) => new(Engine.Intrinsics.TypeError, message);

    public static JsValue At(JsValue[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : JsValue.Undefined;
}
