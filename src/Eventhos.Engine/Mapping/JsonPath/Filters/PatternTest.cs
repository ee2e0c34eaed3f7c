using System.Text.Json;
using System.Text.RegularExpressions;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;
using Eventhos.Engine.Mapping.JsonPath.Patterns;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>match(text, pattern)</c> and <c>search(text, pattern)</c> (RFC 9535, sections 2.4.6 and 2.4.7).</summary>
internal sealed class PatternTest : LogicalExpression
{
    private const int CharactersPerStep = 16;
    private const int StepsPerPattern = 20_000;
    private const long StepsPerPatternCharacter = 100;

    private readonly ValueExpression subject;
    private readonly ValueExpression pattern;
    private readonly bool isWhole;

    /// <summary>The pattern used last, which is the only one where the query writes it out.</summary>
    private volatile InternetPattern? latest;

    public PatternTest(ValueExpression subject, ValueExpression pattern, bool isWhole)
    {
        this.subject = subject;
        this.pattern = pattern;
        this.isWhole = isWhole;
        if (pattern is LiteralValue { Text: { } text })
        {
            latest = InternetPattern.Compile(text, isWhole);
        }
    }

    public override bool Holds(JsonElement current, EvaluationScope scope)
    {
        var text = subject.Evaluate(current, scope).AsText();
        var expression = pattern.Evaluate(current, scope).AsText();
        if (text is null || expression is null)
        {
            return false;
        }

        scope.Spend(1 + (text.Length / CharactersPerStep));
        try
        {
            return Prepare(expression, scope).Matches(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonPathLimitException("A regular expression of the query takes too long on this document.");
        }
    }

    private InternetPattern Prepare(string expression, EvaluationScope scope)
    {
        var known = latest;
        if (known is null || known.Text != expression)
        {
            scope.Spend(StepsPerPattern + (expression.Length * StepsPerPatternCharacter));
            latest = known = InternetPattern.Compile(expression, isWhole);
        }

        return known;
    }
}
