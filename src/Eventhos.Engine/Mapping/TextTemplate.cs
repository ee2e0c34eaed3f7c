using System.Text;

namespace Eventhos.Engine.Mapping;

/// <summary>A string with any number of variables in it: literal stretches and variables in turn. <c>$${</c> stands for a literal <c>${</c>.</summary>
public sealed class TextTemplate
{
    private readonly IReadOnlyList<TextTemplatePart> _parts;

    private TextTemplate(IReadOnlyList<TextTemplatePart> parts) => _parts = parts;

    /// <summary>The whole text where it holds no variable, else null.</summary>
    public string? Literal => _parts.Count switch
    {
        0 => "",
        1 => _parts[0].Literal,
        _ => null,
    };

    /// <summary>The variable where the text is one and nothing else, else null.</summary>
    public Variable? OnlyVariable => _parts.Count == 1 ? _parts[0].Variable : null;

    /// <summary>True when any variable looks into the token endpoint's answer.</summary>
    public bool UsesOAuth => _parts.Any(part => part.Variable is { UsesOAuth: true });

    /// <summary>Compiles the text of a place.</summary>
    /// <exception cref="TemplateSyntaxException">A variable is not closed or not a path.</exception>
    public static TextTemplate Parse(string text, TemplatePlace place)
    {
        try
        {
            return Parse(text);
        }
        catch (TemplateSyntaxException e)
        {
            throw e.At(place);
        }
    }

    /// <summary>Compiles.</summary>
    /// <exception cref="TemplateSyntaxException">A variable is not closed or not a path.</exception>
    public static TextTemplate Parse(string text)
    {
        var parts = new List<TextTemplatePart>();
        var literal = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (string.CompareOrdinal(text, at, "$${", 0, 3) == 0)
            {
                literal.Append("${");
                at += 3;
            }
            else if (string.CompareOrdinal(text, at, "${", 0, 2) == 0)
            {
                var end = VariableEnd(text, at + 2);
                Flush(parts, literal);
                parts.Add(new TextTemplatePart(Literal: null, VariableAt(text, at, end)));
                at = end + 1;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        Flush(parts, literal);
        return new TextTemplate(parts);
    }

    /// <summary>The text with every variable replaced. <paramref name="encode"/> sees each value and its part number, never the literals.</summary>
    public string Render(MappingContext context, Func<string, int, string>? encode = null)
    {
        if (Literal is { } whole)
        {
            return whole;
        }

        var text = new StringBuilder();
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_parts[i].Literal is { } literal)
            {
                text.Append(literal);
                continue;
            }

            var value = _parts[i].Variable!.Resolve(context);
            if (value.IsMissing)
            {
                context.Missing(_parts[i].Variable!);
            }

            text.Append(encode is null ? value.AsText() : encode(value.AsText(), i));
        }

        return text.ToString();
    }

    private static Variable VariableAt(string text, int at, int end)
    {
        try
        {
            return Variable.Parse(text[(at + 2)..end]);
        }
        catch (TemplateSyntaxException e)
        {
            throw new TemplateSyntaxException(e.Message, e) { Offset = at };
        }
    }

    private static void Flush(List<TextTemplatePart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TextTemplatePart(literal.ToString(), Variable: null));
            literal.Clear();
        }
    }

    private static int VariableEnd(string text, int start)
    {
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                if (text[i] == '\\')
                {
                    i++;
                }
                else if (text[i] == quote)
                {
                    quote = '\0';
                }
            }
            else if (text[i] is '\'' or '"')
            {
                quote = text[i];
            }
            else if (text[i] == '}')
            {
                return i;
            }
        }

        throw new TemplateSyntaxException($"The variable that starts at position {start - 1} of \"{Shortened(text)}\" is not closed with a brace.") { Offset = start - 2 };
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
