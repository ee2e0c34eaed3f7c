using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>Chooses children of a node (RFC 9535, section 2.3).</summary>
internal abstract class Selector
{
    /// <summary>The next chosen child; false when there is none left.</summary>
    public abstract bool TryNext(ref SelectorCursor cursor, EvaluationScope scope, out JsonElement match);
}
