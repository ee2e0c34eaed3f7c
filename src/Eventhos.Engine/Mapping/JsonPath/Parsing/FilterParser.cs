using Eventhos.Engine.Mapping.JsonPath.Filters;

namespace Eventhos.Engine.Mapping.JsonPath.Parsing;

/// <summary>Reads logical expressions and checks their types (RFC 9535, sections 2.3.5.1 and 2.4.3).</summary>
internal sealed class FilterParser
{
    // The longer operator stands before the one it starts with.
    private static readonly (string Sign, ComparisonOperator Operator)[] Operators =
    [
        ("==", ComparisonOperator.Equal),
        ("!=", ComparisonOperator.NotEqual),
        ("<=", ComparisonOperator.LessOrEqual),
        (">=", ComparisonOperator.GreaterOrEqual),
        ("<", ComparisonOperator.Less),
        (">", ComparisonOperator.Greater),
    ];

    private readonly QueryText text;
    private readonly OperandParser operands;

    public FilterParser(QueryText text, QueryParser queries)
    {
        this.text = text;
        operands = new OperandParser(text, queries);
    }

    /// <summary><c>a &amp;&amp; b || c</c>: the second binds weaker.</summary>
    public LogicalExpression ReadLogical() => ReadChain("||", ReadConjunction, parts => new AnyOf(parts));

    private LogicalExpression ReadConjunction() => ReadChain("&&", ReadBasic, parts => new AllOf(parts));

    private LogicalExpression ReadChain(string sign, Func<LogicalExpression> readPart, Func<LogicalExpression[], LogicalExpression> join)
    {
        var parts = new List<LogicalExpression> { readPart() };
        while (true)
        {
            var end = text.Position;
            text.SkipBlanks();
            if (!text.TryTake(sign))
            {
                text.GoBackTo(end);
                return parts.Count == 1 ? parts[0] : join([.. parts]);
            }

            text.SkipBlanks();
            parts.Add(readPart());
        }
    }

    private LogicalExpression ReadBasic()
    {
        if (text.TryTake("!"))
        {
            text.SkipBlanks();
            return new Negation(text.Peek() == '(' ? ReadParenthesis() : ReadTest());
        }

        return text.Peek() == '(' ? ReadParenthesis() : ReadComparisonOrTest();
    }

    private LogicalExpression ReadParenthesis()
    {
        text.Enter();
        text.Take("(");
        text.SkipBlanks();
        var inner = ReadLogical();
        text.SkipBlanks();
        text.Take(")");
        text.Leave();
        return inner;
    }

    private LogicalExpression ReadTest()
    {
        var start = text.Position;
        return AsTest(operands.Read(), start);
    }

    private LogicalExpression ReadComparisonOrTest()
    {
        var start = text.Position;
        var left = operands.Read();
        var end = text.Position;
        text.SkipBlanks();
        foreach (var (sign, comparison) in Operators)
        {
            if (text.TryTake(sign))
            {
                var value = OperandParser.AsValue(left, start);
                text.SkipBlanks();
                var right = text.Position;
                return new Comparison(value, comparison, OperandParser.AsValue(operands.Read(), right));
            }
        }

        text.GoBackTo(end);
        return AsTest(left, start);
    }

    private static LogicalExpression AsTest(FilterExpression expression, int position) => expression switch
    {
        LogicalExpression logical => logical,
        FilterQuery query => new Existence(query),
        _ => throw QueryText.Fail("A value has to be compared with another.", position),
    };
}
