namespace Eventhos.Server.Commands.Demo.Scenario;

/// <summary>A kind of event.</summary>
/// <param name="System">The name of the system that emits it.</param>
/// <param name="Name">E.g. <c>push</c>.</param>
internal sealed record DemoEvent(string System, string Name);
