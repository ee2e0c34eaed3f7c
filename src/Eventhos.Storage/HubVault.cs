using System.Security.Cryptography;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage;

/// <summary>What the hub makes once for its database and keeps there, encrypted: its id, the key that signs tokens.</summary>
public sealed class HubVault
{
    private readonly IDbContextFactory<CatalogContext> _contexts;
    private readonly CatalogProtection _protection;

    /// <summary>Kept through <paramref name="contexts"/>.</summary>
    public HubVault(IDbContextFactory<CatalogContext> contexts, CatalogProtection protection)
    {
        _contexts = contexts;
        _protection = protection;
    }

    /// <summary>The bytes of a name; random ones are made at the first call.</summary>
    public byte[] GetOrMake(string name, int length)
    {
        if (Find(name) is { } kept)
        {
            return kept;
        }

        using var context = _contexts.CreateDbContext();
        var made = RandomNumberGenerator.GetBytes(length);
        context.HubSettings.Add(new HubSetting { Name = name, Value = _protection.HubSettings.Protect(made) });
        try
        {
            context.SaveChanges();
            return made;
        }
        catch (DbUpdateException) when (Find(name) is { } others)
        {
            // Another node was quicker.
            return others;
        }
    }

    /// <summary>The bytes of a name; null where none were made.</summary>
    public byte[]? Find(string name)
    {
        using var context = _contexts.CreateDbContext();
        var setting = context.HubSettings.AsNoTracking().SingleOrDefault(row => row.Name == name);
        return setting is null ? null : _protection.HubSettings.Unprotect(setting.Value);
    }
}
