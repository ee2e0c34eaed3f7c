using Eventhos.Server.Commands.Demo.Hub;
using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Report;

/// <summary>The first lines: what is set up, in sentences.</summary>
internal static class SetupText
{
    private const int Indent = 11;
    private const int Width = 98;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(DemoHub hub, int samples)
    {
        yield return "eventhos demo: real webhooks on their way through an event hub to their consumers";
        yield return "";
        yield return Entry("Hub", hub.IsOwn ? $"{hub.Origin}, started for this demo in a temporary folder" : $"{hub.Origin}, running already");
        var names = DemoScenario.Systems.Max(system => system.Name.Length);
        var head = "Systems";
        foreach (var system in DemoScenario.Systems)
        {
            yield return Entry(head, $"{system.Name.PadRight(names)}  {system.Says}");
            head = "";
        }

        head = "Events";
        foreach (var line in Wrapped(DemoScenario.Events.Select(type => type.Name)))
        {
            yield return Entry(head, line);
            head = "";
        }

        yield return Entry("Samples", $"{samples} bodies, sent byte for byte");
        yield return "Contracts";
        foreach (var line in DemoScenario.Contracts.GroupBy(contract => contract.Event).SelectMany(Sentences))
        {
            yield return "  " + line;
        }
    }

    private static string Entry(string head, string text) => head.PadRight(Indent) + text;

    private static IEnumerable<string> Sentences(IGrouping<DemoEvent, DemoContract> contracts)
    {
        var start = $"When {contracts.Key.System} emits {contracts.Key.Name}, then ";
        foreach (var contract in contracts.OrderBy(contract => contract.Order))
        {
            yield return $"{start}{contract.Action.System}: {contract.Action.Does} ({contract.Action.Kind})";
            start = "after that ".PadLeft(start.Length);
        }
    }

    private static IEnumerable<string> Wrapped(IEnumerable<string> words)
    {
        var line = "";
        foreach (var word in words)
        {
            if (line.Length > 0 && Indent + line.Length + 2 + word.Length > Width)
            {
                yield return line + ",";
                line = "";
            }

            line += (line.Length > 0 ? ", " : "") + word;
        }

        yield return line;
    }
}
