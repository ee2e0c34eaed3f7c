using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Hub;

/// <summary>What the hub made of the scenario.</summary>
/// <param name="Tokens">Access keys of the systems that send, by system.</param>
/// <param name="Events">Identifiers of the events, with the suffix that the hub gave them.</param>
/// <param name="Contracts">The contracts by their ids.</param>
internal sealed record Registration(
    IReadOnlyDictionary<string, string> Tokens,
    IReadOnlyDictionary<DemoEvent, string> Events,
    IReadOnlyDictionary<long, DemoContract> Contracts);
