namespace Eventhos.Server.Commands.Demo.Scenario;

/// <summary>A system of the demo.</summary>
/// <param name="Name">E.g. <c>Warehouse</c>.</param>
/// <param name="Class"><c>producer</c>, <c>consumer</c> or <c>hybrid</c>.</param>
/// <param name="Type">As the hub files it.</param>
/// <param name="Says">What it is in the demo, in a few words.</param>
internal sealed record DemoSystem(string Name, string Class, string Type, string Says)
{
    /// <summary>Delays and failures of its receiver; null when it receives nothing.</summary>
    public ConsumerBehaviour? Behaviour { get; init; }

    /// <summary>True when its token lives until it is taken away, as senders of webhooks need it.</summary>
    public bool HasLongLivedToken { get; init; }

    /// <summary>True when it emits events.</summary>
    public bool Emits => Class != "consumer";

    /// <summary>The name as part of an identifier.</summary>
    public string Slug => Name.ToLowerInvariant().Replace(' ', '-');
}
