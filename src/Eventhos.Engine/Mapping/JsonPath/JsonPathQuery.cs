using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;
using Eventhos.Engine.Mapping.JsonPath.Parsing;
using Eventhos.Engine.Mapping.JsonPath.Selectors;

namespace Eventhos.Engine.Mapping.JsonPath;

/// <summary>A parsed JSONPath query (RFC 9535). Immutable and safe to share between threads.</summary>
/// <remarks>Where an object repeats a member name, selection by name takes the last one.</remarks>
public sealed class JsonPathQuery
{
    private readonly string text;
    private readonly NodePath path;

    private JsonPathQuery(string text, NodePath path)
    {
        this.text = text;
        this.path = path;
        PlainSteps = path.Singular is null ? [] : Array.ConvertAll(path.Singular, selector => selector.Step);
    }

    /// <summary>Whether every segment is one name or one index: a singular query (RFC 9535, section 1.1).</summary>
    public bool IsPlain => path.Singular is not null;

    /// <summary>The segments of a plain query; empty for any other and for <c>$</c>.</summary>
    public IReadOnlyList<PlainStep> PlainSteps { get; }

    /// <summary>Parses a query and checks the types of its functions (RFC 9535, sections 2.1 and 2.4.3).</summary>
    /// <exception cref="JsonPathSyntaxException">The text is no valid query.</exception>
    public static JsonPathQuery Parse(string text, JsonPathDialect dialect = JsonPathDialect.Rfc9535)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new JsonPathQuery(text, QueryParser.Parse(text, dialect));
    }

    /// <summary>The whole nodelist, in the order of RFC 9535, section 2.1.2.</summary>
    /// <exception cref="JsonPathLimitException">The evaluation costs too much.</exception>
    public IReadOnlyList<JsonElement> Select(JsonElement root)
    {
        if (IsPlain)
        {
            return path.TryFollow(root, out var only) ? [only] : [];
        }

        var matches = new List<JsonElement>();
        var walker = path.Walk(root, new EvaluationScope(root));
        while (walker.MoveNext(out var match))
        {
            matches.Add(match);
        }

        return matches;
    }

    /// <summary>The first node of the nodelist (RFC 9535, section 2.1.2), found without building the rest of it.</summary>
    /// <exception cref="JsonPathLimitException">The evaluation costs too much.</exception>
    public bool TrySelectFirst(JsonElement root, out JsonElement match) =>
        IsPlain ? path.TryFollow(root, out match) : path.Walk(root, new EvaluationScope(root)).MoveNext(out match);

    /// <summary>Follows a plain query from its step number <paramref name="skip"/> on, for a caller who has resolved the steps before it.</summary>
    /// <exception cref="InvalidOperationException">The query is not plain.</exception>
    public bool TryFollow(JsonElement from, int skip, out JsonElement match) =>
        IsPlain ? path.TryFollow(from, skip, out match) : throw new InvalidOperationException("Only plain queries can be followed in part.");

    /// <summary>The text the query was parsed from.</summary>
    public override string ToString() => text;
}
