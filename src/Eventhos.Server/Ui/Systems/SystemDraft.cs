using Eventhos.Server.Api.Systems;

namespace Eventhos.Server.Ui.Systems;

/// <summary>What is filled in on a system's form.</summary>
public sealed class SystemDraft
{
    /// <summary>For people.</summary>
    public string Name { get; set; } = "";

    /// <summary>For programs; fixed once the system is there.</summary>
    public string Identifier { get; set; } = "";

    /// <summary><c>producer</c>, <c>consumer</c> or <c>hybrid</c>.</summary>
    public string Class { get; set; } = "producer";

    /// <summary>Any word, e.g. <c>saas</c>.</summary>
    public string Type { get; set; } = "";

    /// <summary>May be empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whose access key lets it send events; null for none.</summary>
    public long? ClientId { get; set; }

    internal static SystemDraft From(SystemRow row) => new()
    {
        Name = row.Name,
        Identifier = row.Identifier,
        Class = row.Class,
        Type = row.Type,
        Description = row.Description,
        ClientId = row.ClientId,
    };

    internal object Creation() => new { systemClass = Class, identifier = Identifier, name = Name, type = Type, description = Description, clientId = ClientId };

    internal object Change() => new { systemClass = Class, name = Name, type = Type, description = Description, clientId = ClientId };
}
