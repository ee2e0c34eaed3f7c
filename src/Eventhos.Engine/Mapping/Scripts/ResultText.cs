using System.Text;
using Eventhos.Engine.Mapping.Scripts.Guards;
using Jint;
using Jint.Native;
using Jint.Native.Json;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>Writes what a script returned, within the limits of the run.</summary>
internal static class ResultText
{
    public static ScriptResult Of(JsValue value, Sandbox sandbox)
    {
        var limit = sandbox.Budget.MaxResultBytes;
        if (value.IsUndefined())
        {
            return ScriptResult.Nothing.Instance;
        }

        if (value.IsString())
        {
            var text = value.AsString();
            return Encoding.UTF8.GetByteCount(text) > limit ? throw TooLarge(limit) : new ScriptResult.Text(text);
        }

        var written = new BoundedBuffer(limit);
        var counter = new JsonSizeCounter(sandbox, JsValue.Undefined, limit);
        return new JsonSerializer(sandbox.Engine).Serialize(value, counter.Replacer, JsValue.Undefined, written)
            ? new ScriptResult.Json(written.Written)
            : throw new ScriptStoppedException(
                ScriptFailure.NotSerializable, "The script returned a value that has no JSON form.");
    }

    public static ScriptStoppedException TooLarge(int limit) =>
        new(ScriptFailure.ResultTooLarge, $"The result of the script is larger than {limit} bytes.");
}
