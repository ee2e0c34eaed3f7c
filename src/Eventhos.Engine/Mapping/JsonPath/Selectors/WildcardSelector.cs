using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>Every child (RFC 9535, section 2.3.2).</summary>
internal sealed class WildcardSelector : Selector
{
    public override bool TryNext(ref SelectorCursor cursor, EvaluationScope scope, out JsonElement match) =>
        cursor.Children.MoveNext(scope, out match);
}
