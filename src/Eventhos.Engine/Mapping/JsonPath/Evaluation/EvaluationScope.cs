using System.Text.Json;

namespace Eventhos.Engine.Mapping.JsonPath.Evaluation;

/// <summary>What one evaluation shares: the root that <c>$</c> names, and the work it may still do.</summary>
internal sealed class EvaluationScope
{
    private const long StepLimit = 5_000_000;

    private long stepsLeft = StepLimit;

    public EvaluationScope(JsonElement root)
    {
        Root = root;
    }

    public JsonElement Root { get; }

    public void Spend(long steps)
    {
        stepsLeft -= steps;
        if (stepsLeft < 0)
        {
            throw new JsonPathLimitException("The query visits too many nodes of this document.");
        }
    }
}
