using System.Text;
using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary>Finds where a JSON template is wrong. Read a second time for it, since a template that is right needs no places.</summary>
internal static class JsonTemplatePlaces
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonFormat.MaxDepth };

    /// <summary>Where it stops being JSON.</summary>
    public static TemplatePlace Of(ReadOnlySpan<byte> utf8, JsonException e) =>
        In(TextPosition.Of(JsonFormat.WithoutMark(utf8), e.LineNumber ?? 0, e.BytePositionInLine ?? 0));

    /// <summary>The first variable that is none.</summary>
    public static TemplatePlace OfFirstFault(ReadOnlySpan<byte> utf8)
    {
        utf8 = JsonFormat.WithoutMark(utf8);
        var reader = new Utf8JsonReader(utf8, Options);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                continue;
            }

            var text = reader.GetString()!;
            try
            {
                TextTemplate.Parse(text);
            }
            catch (TemplateSyntaxException e)
            {
                // With escapes in it, text and token count differently: the token's beginning is near enough.
                var inside = reader.ValueIsEscaped ? 0 : 1 + Encoding.UTF8.GetByteCount(text.AsSpan(0, e.Offset));
                return In(TextPosition.Of(utf8, (int)reader.TokenStartIndex + inside));
            }
        }

        return new TemplatePlace(TemplatePart.Body);
    }

    private static TemplatePlace In(TextPosition position) => new(TemplatePart.Body, Line: position.Line, Column: position.Column);
}
