using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;
using Eventhos.Engine.Mapping.JsonPath.Selectors;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>A query inside a filter, from <c>$</c> or from <c>@</c>: NodesType.</summary>
internal sealed class FilterQuery : FilterExpression
{
    private readonly NodePath path;
    private readonly bool isAbsolute;

    public FilterQuery(NodePath path, bool isAbsolute)
    {
        this.path = path;
        this.isAbsolute = isAbsolute;
    }

    public bool IsSingular => path.Singular is not null;

    public bool TryFirst(JsonElement current, EvaluationScope scope, out JsonElement node)
    {
        scope.Spend(1);
        return IsSingular
            ? path.TryFollow(Start(current, scope), scope, out node)
            : Walk(current, scope).MoveNext(out node);
    }

    public NodeWalker Walk(JsonElement current, EvaluationScope scope) => path.Walk(Start(current, scope), scope);

    private JsonElement Start(JsonElement current, EvaluationScope scope) => isAbsolute ? scope.Root : current;
}
