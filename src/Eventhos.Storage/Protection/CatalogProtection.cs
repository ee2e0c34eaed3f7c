using Microsoft.AspNetCore.DataProtection;

namespace Eventhos.Storage.Protection;

/// <summary>Encryption of catalog columns by Data Protection, with a purpose for each table so that one row can't be passed off as another.</summary>
public sealed class CatalogProtection
{
    /// <summary>With the keys of <paramref name="provider"/>.</summary>
    public CatalogProtection(IDataProtectionProvider provider)
    {
        Actions = provider.CreateProtector("eventhos.actions");
        Clients = provider.CreateProtector("eventhos.clients");
        HubSettings = provider.CreateProtector("eventhos.hub_settings");
        Audit = provider.CreateProtector("eventhos.audit_log");
    }

    /// <summary>Requests and security of actions.</summary>
    public IDataProtector Actions { get; }

    /// <summary>Client secrets.</summary>
    public IDataProtector Clients { get; }

    /// <summary>What was before and after a change.</summary>
    public IDataProtector Audit { get; }

    /// <summary>What the hub made for itself.</summary>
    public IDataProtector HubSettings { get; }
}
