using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Engine.Mapping;

/// <summary>How an action makes its request body.</summary>
public abstract record BodyMapping
{
    private BodyMapping()
    {
    }

    /// <summary>The event's body, byte for byte.</summary>
    public sealed record Forward : BodyMapping;

    /// <summary>A JSON template.</summary>
    public sealed record Template(JsonTemplate Json) : BodyMapping;

    /// <summary>A JavaScript function.</summary>
    public sealed record Script(ScriptMapping Function) : BodyMapping;
}
