using Jint.Native;
using Jint.Native.Object;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>What a mapping has no use for and no limit holds back.</summary>
internal static class Removals
{
    private static readonly JsString[] _globals = Names(
        // A new realm comes with built-in functions of its own, unguarded.
        "ShadowRealm",

        // One call allocates up to 2 GB, and subclasses, species and resizing make too many ways to do so.
        "ArrayBuffer", "SharedArrayBuffer", "DataView", "TypedArray",
        "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
        "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",

        // Waits and wakes threads.
        "Atomics",

        // One multiplication of large numbers runs for minutes. Temporal hands out BigInts as well.
        "BigInt", "Temporal",

        // What they show depends on the garbage collector of the process.
        "WeakRef", "FinalizationRegistry",

        // See the helpers below.
        "Iterator", "AsyncIterator");

    // They loop without asking any limit when the iterator and the callback are both built-in functions.
    private static readonly JsString[] _iteratorHelpers = Names(
        "map", "filter", "take", "drop", "flatMap", "reduce", "toArray", "forEach", "some", "every", "find",
        "includes", "join", "chunks", "windows");

    // Each writes a character as six. They are relics of early browsers.
    private static readonly JsString[] _htmlMethods = Names("anchor", "fontcolor", "fontsize", "link");

    // Formats lists of texts of any length in one call.
    private static readonly JsString[] _intl = Names("ListFormat", "Segmenter", "DurationFormat");

    public static void Apply(Sandbox sandbox)
    {
        var global = sandbox.Engine.Global;
        Remove(sandbox.Prototype("Iterator"), _iteratorHelpers);
        Remove(sandbox.Prototype("AsyncIterator"), _iteratorHelpers);
        Remove(sandbox.Prototype("String"), _htmlMethods);
        Remove(global, _globals);

        Sandbox.ReplaceLazily(global, "Intl", static intl => Remove((ObjectInstance)intl, _intl));
    }

    private static ObjectInstance Remove(ObjectInstance owner, JsString[] names)
    {
        foreach (var name in names)
        {
            owner.RemoveOwnProperty(name);
        }

        return owner;
    }

    private static JsString[] Names(params string[] names) => [.. names.Select(name => new JsString(name))];
}
