using System.Globalization;
using Eventhos.Server.Ui.Texts;

namespace Eventhos.Server.Ui.Map;

/// <summary>What the map says of its nodes.</summary>
internal sealed class MapWords(PageTexts texts)
{
    /// <summary>A line each: name, what it is, its numbers, how it does.</summary>
    public IEnumerable<string> Lines(MapPicture picture, MapNode node)
    {
        yield return node.Name;
        yield return node.Identifier is null || node.Identifier == node.Name ? Kind(node) : $"{Kind(node)} · {node.Identifier}";
        if (node.Kind == MapKind.Contract)
        {
            yield return texts.Of("map.order", Number(node.Order));
        }
        else
        {
            var contracts = picture.Graph.ContractsOf(node).Count;
            yield return contracts == 1 ? texts["map.oneContract"] : texts.Of("map.contracts", Number(contracts));
        }

        foreach (var line in State(picture, node))
        {
            yield return line;
        }
    }

    /// <summary>How it does, and its numbers.</summary>
    public IEnumerable<string> State(MapPicture picture, MapNode node)
    {
        var flow = picture.FlowOf(node);
        if (picture.Traffic is not null)
        {
            yield return flow.Carried + flow.Skipped == 0 ? texts["map.noTraffic"] : texts.Of("map.traffic", string.Join(", ", Parts(flow)));
        }

        var health = picture.HealthOf(node);
        if (health is not (MapHealth.Idle or MapHealth.Unwired))
        {
            yield return Health(health);
        }

        foreach (var reason in flow.Failing.Select(failure => failure.Reason).Distinct(StringComparer.Ordinal))
        {
            yield return reason;
        }
    }

    private IEnumerable<string> Parts(MapFlow flow)
    {
        yield return texts.Of("map.processed", Number(flow.Processed));
        foreach (var (text, count) in new[] { ("map.failed", flow.Failed), ("map.underWay", flow.UnderWay), ("map.skipped", flow.Skipped) })
        {
            if (count > 0)
            {
                yield return texts.Of(text, Number(count));
            }
        }
    }

    /// <summary>What it is.</summary>
    public string Kind(MapNode node) => texts[$"map.kind.{node.Kind}"];

    /// <summary>The word for a health.</summary>
    public string Health(MapHealth health) => texts[$"map.health.{health}"];

    /// <summary>A number as all pages show it.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>For where there is little room; the whole number is never far.</summary>
    public static string Short(long value) => value switch
    {
        0 => "",
        < 10_000 => Number(value),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1000}k"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value / 100_000.0) / 10:0.#}M"),
    };
}
