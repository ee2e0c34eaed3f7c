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
    public Sandbox(Jint.Engine engine, RunBudget budget)
    {
        Engine = engine;
        Budget = budget;
        Removals.Apply(this);
        TextGuards.Install(this);
        SearchGuards.Install(this);
        ReplaceGuards.Install(this);
        ArrayGuards.Install(this);
        JsonGuards.Install(this);
    }

    public Jint.Engine Engine { get; }

    public RunBudget Budget { get; }

    /// <summary>The engine's type of <c>Object("text")</c>, which it does not show.</summary>
    public Type StringObjectType => field ??= Call(Global("Object"), JsValue.Undefined, JsString.Empty).GetType();

    public ObjectInstance Global(string name) => Engine.Global.Get(name).AsObject();

    public ObjectInstance Prototype(string name) => Global(name).Get("prototype").AsObject();

    public JsValue Call(JsValue function, JsValue self, params JsValue[] arguments) =>
        Engine.Call(function, self, arguments);

    public ClrFunction Function(string name, int length, Func<JsValue, JsValue[], JsValue> body) =>
        new(Engine, name, body, length, PropertyFlag.Configurable);

    /// <summary>Puts a function in the place of a built-in one, which it is given together with the call.</summary>
    public void Replace(
        ObjectInstance owner, JsValue key, string name, int length, Func<JsValue, JsValue, JsValue[], JsValue> body)
    {
        var original = owner.Get(key);
        var guard = Function(name, length, (self, arguments) => body(original, self, arguments));
        owner.FastSetProperty(key, new PropertyDescriptor(guard, writable: true, enumerable: false, configurable: true));
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
