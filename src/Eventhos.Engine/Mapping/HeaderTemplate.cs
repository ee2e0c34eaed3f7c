namespace Eventhos.Engine.Mapping;

/// <summary>A header with its compiled value.</summary>
public sealed record HeaderTemplate(string Name, TextTemplate Value)
{
    /// <summary>The value, checked to fit one header line.</summary>
    /// <exception cref="MappingException">It holds a line break, another control character, or one that Latin-1 lacks (RFC 9110 section 5.5).</exception>
    public string Render(MappingContext context)
    {
        var text = Value.Render(context).Trim();
        foreach (var c in text)
        {
            if ((c < ' ' && c != '\t') || c == '\x7f' || c > '\xff')
            {
                throw new MappingException($"The value of header {Name} holds the character U+{(int)c:X4}, which a header can't carry.")
                {
                    Place = new TemplatePlace(TemplatePart.Headers, Name),
                };
            }
        }

        return text;
    }
}
