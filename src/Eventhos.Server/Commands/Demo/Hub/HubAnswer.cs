using System.Text.Json.Nodes;

namespace Eventhos.Server.Commands.Demo.Hub;

/// <summary>Fields of the hub's answers.</summary>
internal static class HubAnswer
{
    /// <summary>A text that must be there.</summary>
    public static string Text(this JsonNode content, string name) => (string?)content[name] ?? throw Lacking(name);

    /// <summary>A number that must be there.</summary>
    public static long Number(this JsonNode content, string name) => (long?)content[name] ?? throw Lacking(name);

    private static DemoException Lacking(string name) => new($"The hub's answer lacks {name}.");
}
