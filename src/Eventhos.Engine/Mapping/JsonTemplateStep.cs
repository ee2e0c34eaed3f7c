using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary>One step of rendering a JSON template.</summary>
internal sealed record JsonTemplateStep(JsonTemplateStepKind Kind)
{
    /// <summary>A member's name, escaped already.</summary>
    public JsonEncodedText Name { get; init; }

    /// <summary>A value without variables, as JSON text.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>A string with variables.</summary>
    public TextTemplate? Text { get; init; }
}
