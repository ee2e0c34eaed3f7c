using Jint;
using Jint.Native.Object;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>
/// Functions that copy a whole text or list, or hash a whole text. One call is harmless, but a single expression, or a
/// built-in function given another as its callback, makes thousands of them before any limit is asked.
/// </summary>
internal static class CopyGuards
{
    private static readonly string[] _textMethods =
    [
        "toUpperCase", "toLowerCase", "toLocaleUpperCase", "toLocaleLowerCase", "slice", "substring", "substr",
        "trim", "trimStart", "trimEnd", "toWellFormed", "localeCompare",
    ];

    private static readonly string[] _arrayMethods =
        ["slice", "splice", "concat", "toReversed", "toSpliced", "with"];

    public static void Install(Sandbox sandbox)
    {
        AskFirst(sandbox, sandbox.Prototype("String"), _textMethods);
        AskFirst(sandbox, sandbox.Prototype("Array"), _arrayMethods);

        // Their constructors add element by element through these methods.
        foreach (var (collection, method) in (ReadOnlySpan<(string, string)>)[("Map", "set"), ("Set", "add")])
        {
            Sandbox.ReplaceLazily(sandbox.Engine.Global, collection, constructor =>
            {
                AskFirst(sandbox, constructor.AsObject().Get("prototype").AsObject(), [method]);
                return constructor;
            });
        }
    }

    private static void AskFirst(Sandbox sandbox, ObjectInstance owner, string[] methods)
    {
        foreach (var method in methods)
        {
            sandbox.Replace(owner, method, (original, self, arguments) =>
            {
                sandbox.Budget.Check();
                return sandbox.Call(original, self, arguments);
            });
        }
    }
}
