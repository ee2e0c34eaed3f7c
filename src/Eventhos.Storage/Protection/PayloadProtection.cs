using Microsoft.AspNetCore.DataProtection;

namespace Eventhos.Storage.Protection;

/// <summary>Encryption at rest, with a purpose for each kind of row so that one can't be passed off as another.</summary>
public sealed class PayloadProtection
{
    /// <summary>With the keys of <paramref name="provider"/>.</summary>
    public PayloadProtection(IDataProtectionProvider provider)
    {
        ReceivedEvents = provider.CreateProtector("eventhos.received_events");
        Attempts = provider.CreateProtector("eventhos.attempts");
        Actions = provider.CreateProtector("eventhos.actions");
        Clients = provider.CreateProtector("eventhos.clients");
        HubSettings = provider.CreateProtector("eventhos.hub_settings");
    }

    /// <summary>Received requests.</summary>
    public IDataProtector ReceivedEvents { get; }

    /// <summary>Requests and responses of attempts.</summary>
    public IDataProtector Attempts { get; }

    /// <summary>Requests and security of actions.</summary>
    public IDataProtector Actions { get; }

    /// <summary>Client secrets.</summary>
    public IDataProtector Clients { get; }

    /// <summary>What the hub made for itself.</summary>
    public IDataProtector HubSettings { get; }
}
