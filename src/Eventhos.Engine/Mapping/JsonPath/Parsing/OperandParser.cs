using System.Text.Encodings.Web;
using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Filters;

namespace Eventhos.Engine.Mapping.JsonPath.Parsing;

/// <summary>Reads what a filter compares or tests: literals, queries and functions (RFC 9535, sections 2.3.5.1 and 2.4).</summary>
internal sealed class OperandParser
{
    private readonly QueryText text;
    private readonly QueryParser queries;

    public OperandParser(QueryText text, QueryParser queries)
    {
        this.text = text;
        this.queries = queries;
    }

    public FilterExpression Read()
    {
        switch (text.Peek())
        {
            case '@' or '$':
                var isAbsolute = text.Read() == '$';
                return new FilterQuery(queries.ReadPath(), isAbsolute);
            case '"' or '\'':
                var quoted = JsonEncodedText.Encode(LiteralReader.ReadString(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
                return Literal($"\"{quoted}\"");
            case '-' or (>= '0' and <= '9'):
                return Literal(LiteralReader.ReadNumber(text));
            case >= 'a' and <= 'z':
                return ReadWord();
            default:
                throw text.Fail("Expected a query, a literal or a function.");
        }
    }

    /// <summary>The expression as a value, where the types of RFC 9535, section 2.4.3 allow it.</summary>
    public static ValueExpression AsValue(FilterExpression expression, int position) => expression switch
    {
        ValueExpression value => value,
        FilterQuery { IsSingular: true } query => new SingularValue(query),
        FilterQuery => throw QueryText.Fail("A query that may select several nodes has no single value.", position),
        _ => throw QueryText.Fail("The result of this function is no value.", position),
    };

    private static LiteralValue Literal(string json) => new(JsonElement.Parse(json));

    private FilterExpression ReadWord()
    {
        var start = text.Position;
        var word = text.TakeWhile(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_');
        if (word is "true" or "false" or "null")
        {
            return Literal(word);
        }

        text.Enter();
        if (!text.TryTake("("))
        {
            throw QueryText.Fail("Expected a query, a literal or a function.", start);
        }

        var function = ReadCall(word, start);
        text.SkipBlanks();
        text.Take(")");
        text.Leave();
        return function;
    }

    private FilterExpression ReadCall(string name, int start)
    {
        switch (name)
        {
            case "length":
                return new LengthFunction(ReadValueArgument());
            case "count":
                return new CountFunction(ReadNodesArgument());
            case "value":
                return new ValueFunction(ReadNodesArgument());
            case "match" or "search":
                var subject = ReadValueArgument();
                text.SkipBlanks();
                text.Take(",");
                return Pattern(subject, isWhole: name == "match");
            default:
                throw QueryText.Fail("There is no such function.", start);
        }
    }

    private PatternTest Pattern(ValueExpression subject, bool isWhole)
    {
        text.SkipBlanks();
        var start = text.Position;
        try
        {
            return new PatternTest(subject, ReadValueArgument(), isWhole);
        }
        catch (JsonPathLimitException tooLarge)
        {
            throw QueryText.Fail(tooLarge.Message, start);
        }
    }

    private ValueExpression ReadValueArgument()
    {
        text.SkipBlanks();
        var start = text.Position;
        return AsValue(Read(), start);
    }

    private FilterQuery ReadNodesArgument()
    {
        text.SkipBlanks();
        var start = text.Position;
        return Read() as FilterQuery ?? throw QueryText.Fail("This function takes a query.", start);
    }
}
