using Eventhos.Server.Api.Events;

namespace Eventhos.Server.Ui.Events;

/// <summary>What is filled in on an event's form.</summary>
public sealed class EventDraft
{
    /// <summary>The system that sends it; fixed once the event is there.</summary>
    public long? SystemId { get; set; }

    /// <summary>For people.</summary>
    public string Name { get; set; } = "";

    /// <summary>For programs; fixed once the event is there.</summary>
    public string Identifier { get; set; } = "";

    /// <summary>What happened to the record: any word.</summary>
    public string Operation { get; set; } = "create";

    /// <summary>May be empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>True when nothing is missing.</summary>
    internal bool IsWhole => SystemId is not null && Name.Trim().Length > 0 && Identifier.Trim().Length > 0 && Operation.Trim().Length > 0;

    internal static EventDraft From(EventRow row) => new()
    {
        SystemId = row.SystemId,
        Name = row.Name,
        Identifier = row.Identifier,
        Operation = row.Operation,
        Description = row.Description,
    };

    internal object Creation() => new { system_id = SystemId, identifier = Identifier.Trim(), name = Name, operation = Operation, description = Description };

    internal object Change() => new { name = Name, operation = Operation, description = Description };
}
