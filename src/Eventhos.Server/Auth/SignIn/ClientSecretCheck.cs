using System.Security.Cryptography;
using Eventhos.Server.Api;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>Checks a client's id and secret, under the lock-outs, apart from the passwords, whose checks take a thousand times as long.</summary>
internal sealed class ClientSecretCheck : IDisposable
{
    private static readonly int AtOnce = Environment.ProcessorCount * 2;

    private readonly CheckGate _gate = new(AtOnce, waiting: 512);
    private readonly CatalogStore _catalog;
    private readonly CatalogProtection _protection;
    private readonly SignInGuard _guard;
    private readonly SignInKeys _keys;
    private readonly byte[] _dummy;

    public ClientSecretCheck(CatalogStore catalog, CatalogProtection protection, SignInGuard guard, SignInKeys keys)
    {
        _catalog = catalog;
        _protection = protection;
        _guard = guard;
        _keys = keys;
        _dummy = protection.Clients.Protect(RandomNumberGenerator.GetBytes(40));
    }

    /// <summary>The client, revoked or not; null when there is none or the secret is wrong, without a difference.</summary>
    /// <exception cref="ApiException">401003 while client or address are locked; 503000 when too many checks wait.</exception>
    public Task<Client?> FindAsync(HttpContext http, string identifier, string secret)
    {
        var address = http.Connection.RemoteIpAddress;
        return _guard.CheckAsync(_gate, _keys.Client(identifier, address), address, () => CheckAsync(identifier, secret), http.RequestAborted);
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<Client?> CheckAsync(string identifier, string secret)
    {
        var client = await _catalog.ReadAsync(
            catalog => catalog.Clients.Where(row => row.Identifier == identifier).Select(row => new { row.Id, row.Secret }).SingleOrDefaultAsync(),
            CancellationToken.None);

        // Decrypted and compared also where there is no such client.
        var passed = Secrets.SameAs(Open(client?.Secret ?? _dummy), secret) && client is not null;
        return passed
            ? await _catalog.ReadAsync(catalog => catalog.Clients.Include(row => row.Subject).SingleOrDefaultAsync(row => row.Id == client!.Id), CancellationToken.None)
            : null;
    }

    /// <summary>A secret that the key ring does not open is one that nobody can know.</summary>
    private byte[] Open(byte[] stored)
    {
        try
        {
            return _protection.Clients.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return RandomNumberGenerator.GetBytes(40);
        }
    }
}
