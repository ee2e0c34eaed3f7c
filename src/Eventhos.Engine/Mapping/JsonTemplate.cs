using System.Buffers;
using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary>
/// A JSON value with variables in its strings, at any depth. A string that is one variable takes the value's own type; in a longer
/// string the value is interpolated. Compiled to a flat list of steps, so that rendering neither walks nor copies a tree.
/// </summary>
public sealed class JsonTemplate
{
    private readonly IReadOnlyList<JsonTemplateStep> _steps;

    private JsonTemplate(IReadOnlyList<JsonTemplateStep> steps) => _steps = steps;

    /// <summary>True when any variable looks into the token endpoint's answer.</summary>
    public bool UsesOAuth => _steps.Any(step => step.Text is { UsesOAuth: true });

    /// <summary>Compiles a JSON text.</summary>
    /// <exception cref="TemplateSyntaxException">Not JSON, or a variable in it is not a path.</exception>
    public static JsonTemplate Parse(string json)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(json);
        JsonElement root;
        try
        {
            root = JsonFormat.Parse(utf8);
        }
        catch (JsonException e)
        {
            throw new TemplateSyntaxException($"The body template is not valid JSON: {JsonFormat.FaultIn(utf8)}", e)
            {
                Place = JsonTemplatePlaces.Of(utf8, e),
            };
        }

        var steps = new List<JsonTemplateStep>();
        try
        {
            Add(steps, root);
        }
        catch (InvalidOperationException e)
        {
            // An escape of half a surrogate pair is JSON (RFC 8259 section 8.2), but no text.
            throw new TemplateSyntaxException("The body template has half a surrogate pair in one of its texts.", e)
            {
                Place = new TemplatePlace(TemplatePart.Body),
            };
        }
        catch (TemplateSyntaxException e)
        {
            throw e.At(JsonTemplatePlaces.OfFirstFault(utf8));
        }

        return new JsonTemplate(steps);
    }

    /// <summary>The request body as JSON text.</summary>
    public ReadOnlyMemory<byte> Render(MappingContext context)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, JsonFormat.WriterOptions);
        foreach (var step in _steps)
        {
            Write(step, writer, context);
        }

        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(JsonTemplateStep step, Utf8JsonWriter writer, MappingContext context)
    {
        switch (step.Kind)
        {
            case JsonTemplateStepKind.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTemplateStepKind.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTemplateStepKind.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTemplateStepKind.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTemplateStepKind.Name:
                writer.WritePropertyName(step.Name);
                break;
            case JsonTemplateStepKind.Literal:
                writer.WriteRawValue(step.Raw!, skipInputValidation: true);
                break;
            default:
                WriteText(step.Text!, writer, context);
                break;
        }
    }

    private static void WriteText(TextTemplate text, Utf8JsonWriter writer, MappingContext context)
    {
        if (text.OnlyVariable is not { } variable)
        {
            writer.WriteStringValue(text.Render(context));
            return;
        }

        var value = variable.Resolve(context);
        if (value.IsMissing)
        {
            context.Missing(variable);
        }

        value.WriteTo(writer);
    }

    private static void Add(List<JsonTemplateStep> steps, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                steps.Add(new JsonTemplateStep(JsonTemplateStepKind.StartObject));
                foreach (var member in element.EnumerateObject())
                {
                    steps.Add(new JsonTemplateStep(JsonTemplateStepKind.Name) { Name = JsonEncodedText.Encode(member.Name, JsonFormat.WriterOptions.Encoder) });
                    Add(steps, member.Value);
                }

                steps.Add(new JsonTemplateStep(JsonTemplateStepKind.EndObject));
                break;
            case JsonValueKind.Array:
                steps.Add(new JsonTemplateStep(JsonTemplateStepKind.StartArray));
                foreach (var item in element.EnumerateArray())
                {
                    Add(steps, item);
                }

                steps.Add(new JsonTemplateStep(JsonTemplateStepKind.EndArray));
                break;
            case JsonValueKind.String when element.GetString()!.Contains("${", StringComparison.Ordinal):
                steps.Add(new JsonTemplateStep(JsonTemplateStepKind.Text) { Text = TextTemplate.Parse(element.GetString()!) });
                break;
            default:
                steps.Add(new JsonTemplateStep(JsonTemplateStepKind.Literal) { Raw = System.Text.Encoding.UTF8.GetBytes(element.GetRawText()) });
                break;
        }
    }
}
