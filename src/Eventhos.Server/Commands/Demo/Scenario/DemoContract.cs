namespace Eventhos.Server.Commands.Demo.Scenario;

/// <summary>When this event comes, carry out that action.</summary>
/// <param name="Event">The event.</param>
/// <param name="Action">The action.</param>
/// <param name="Order">Its order group.</param>
internal sealed record DemoContract(DemoEvent Event, DemoAction Action, int Order = 0)
{
    /// <summary>E.g. <c>push > Warehouse: record the push</c>.</summary>
    public string Title => $"{Event.Name} > {Action.System}: {Action.Does}";
}
