using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>The segments after <c>$</c> or <c>@</c>.</summary>
internal sealed class NodePath
{
    private readonly Segment[] segments;

    public NodePath(Segment[] segments)
    {
        this.segments = segments;
        var selectors = new SingularSelector[segments.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is not { IsDescendant: false, Selectors: [SingularSelector only] })
            {
                return;
            }

            selectors[i] = only;
        }

        Singular = selectors;
    }

    /// <summary>The one selector of each segment, where the path is a singular query; otherwise null.</summary>
    public SingularSelector[]? Singular { get; }

    public NodeWalker Walk(JsonElement start, EvaluationScope scope) => new(segments, start, scope);

    /// <summary>Follows a singular path, allocating nothing.</summary>
    public bool TryFollow(JsonElement start, out JsonElement end) => TryFollow(start, skip: 0, out end);

    /// <summary>Follows a singular path from its selector number <paramref name="skip"/> on, allocating nothing.</summary>
    public bool TryFollow(JsonElement start, int skip, out JsonElement end)
    {
        end = start;
        var selectors = Singular ?? throw new InvalidOperationException("The path is not singular.");
        for (var i = skip; i < selectors.Length; i++)
        {
            if (!selectors[i].TryFind(end, out end))
            {
                return false;
            }
        }

        return true;
    }

    public bool TryFollow(JsonElement start, EvaluationScope? scope, out JsonElement end)
    {
        end = start;
        foreach (var selector in Singular ?? throw new InvalidOperationException("The path is not singular."))
        {
            scope?.Spend(selector.CostOn(end));
            if (!selector.TryFind(end, out end))
            {
                return false;
            }
        }

        return true;
    }
}
