using Eventhos.Engine.Mapping.JsonPath.Selectors;

namespace Eventhos.Engine.Mapping.JsonPath.Parsing;

/// <summary>Reads segments and their selectors (RFC 9535, sections 2.3 and 2.5). Filters have a parser of their own.</summary>
internal sealed class QueryParser
{
    private readonly QueryText text;
    private readonly JsonPathDialect dialect;
    private readonly FilterParser filters;

    private QueryParser(QueryText text, JsonPathDialect dialect)
    {
        this.text = text;
        this.dialect = dialect;
        filters = new FilterParser(text, this);
    }

    public static NodePath Parse(string query, JsonPathDialect dialect)
    {
        var source = new QueryText(query);
        if (!source.TryTake("$"))
        {
            throw source.Fail("A query starts with '$'.");
        }

        var path = new QueryParser(source, dialect).ReadPath();
        return source.IsAtEnd ? path : throw source.Fail("Expected a segment or the end of the query.");
    }

    /// <summary>The segments after <c>$</c> or <c>@</c>.</summary>
    public NodePath ReadPath()
    {
        var segments = new List<Segment>();
        while (TryReadSegment() is { } segment)
        {
            segments.Add(segment);
        }

        return new NodePath([.. segments]);
    }

    private Segment? TryReadSegment()
    {
        var start = text.Position;
        text.SkipBlanks();
        if (text.TryTake(".."))
        {
            return new Segment(text.Peek() == '[' ? ReadBracket() : [ReadShorthand()], isDescendant: true);
        }

        if (text.TryTake("."))
        {
            return new Segment([ReadShorthand()], isDescendant: false);
        }

        if (text.Peek() == '[')
        {
            return new Segment(ReadBracket(), isDescendant: false);
        }

        // Blanks belong to a query only before another segment.
        text.GoBackTo(start);
        return null;
    }

    private Selector ReadShorthand()
    {
        if (text.TryTake("*"))
        {
            return new WildcardSelector();
        }

        if (!IsNameStart(text.Peek()))
        {
            throw text.Fail("Expected a member name or '*'.");
        }

        var start = text.Position;
        var name = text.TakeWhile(IsNamePart);
        if (LiteralReader.FindLoneSurrogate(name) is >= 0 and var fault)
        {
            throw QueryText.Fail("The name holds half a surrogate pair.", start + fault);
        }

        return new NameSelector(name);
    }

    private Selector[] ReadBracket()
    {
        text.Enter();
        text.Take("[");
        var selectors = new List<Selector>();
        do
        {
            text.SkipBlanks();
            selectors.Add(ReadSelector());
            text.SkipBlanks();
        }
        while (text.TryTake(","));

        if (!text.TryTake("]"))
        {
            throw text.Fail("Expected ',' or ']'.");
        }

        text.Leave();
        return [.. selectors];
    }

    private Selector ReadSelector()
    {
        switch (text.Peek())
        {
            case '"' or '\'':
                return new NameSelector(LiteralReader.ReadString(text));
            case '*':
                text.Read();
                return new WildcardSelector();
            case '?':
                text.Read();
                text.SkipBlanks();
                return new FilterSelector(filters.ReadLogical());
            default:
                return ReadIndexOrSlice();
        }
    }

    private Selector ReadIndexOrSlice()
    {
        var start = LiteralReader.TryReadInteger(text);
        var afterStart = text.Position;
        text.SkipBlanks();
        if (!text.TryTake(":"))
        {
            text.GoBackTo(afterStart);
            return start is { } index
                ? new IndexSelector(index)
                : throw text.Fail("Expected a name, an index, a slice, '*' or '?'.");
        }

        text.SkipBlanks();
        var end = LiteralReader.TryReadInteger(text);
        text.SkipBlanks();
        long? step = null;
        if (text.TryTake(":"))
        {
            text.SkipBlanks();
            step = LiteralReader.TryReadInteger(text);
        }

        return new SliceSelector(start, end, step);
    }

    private bool IsNamePart(char character) =>
        IsNameStart(character) || char.IsAsciiDigit(character) || (character == '-' && dialect == JsonPathDialect.DashedNames);

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character is '_' or >= '\u0080';
}
