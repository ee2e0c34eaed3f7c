using Eventhos.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Eventhos.Storage.Audit;

/// <summary>The audit log of whatever database the catalog is in.</summary>
internal static class AuditRegistration
{
    /// <summary>Registers it; the names to mask are the defaults unless others are registered.</summary>
    public static void AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton(new Masking(Masking.DefaultNames));
        services.AddSingleton<AuditValues>();
        services.AddSingleton<AuditComposer>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<IAuditLog, AuditLog>();
    }
}
