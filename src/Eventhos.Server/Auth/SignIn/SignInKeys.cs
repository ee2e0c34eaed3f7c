using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Eventhos.Storage;
using Eventhos.Storage.SignIn;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>
/// The keys under which failures are counted: HMAC-SHA256 under a key of this hub's, because what stands in a name's field may be
/// anything, a password too.
/// </summary>
internal sealed class SignInKeys
{
    private readonly byte[] _key;

    /// <summary>With the key of <paramref name="vault"/>.</summary>
    public SignInKeys(HubVault vault) => _key = vault.GetOrMake("sign_in_key", 32);

    /// <summary>A user, by the key of the name.</summary>
    public FailureKey Account(string usernameKey) => Of(FailureKind.Account, usernameKey);

    /// <summary>A client id from one address: a stranger elsewhere locks nobody out.</summary>
    public FailureKey Client(string identifier, IPAddress? address) =>
        Of(FailureKind.Client, $"{identifier.ToLowerInvariant()}\n{(address is null ? "" : Network(address))}");

    /// <summary>An address.</summary>
    public FailureKey Address(IPAddress address) => Of(FailureKind.Address, Network(address));

    /// <summary>An IPv4 address itself; of an IPv6 address the first 64 bits, as one machine can have all the others (RFC 4291 section 2.5.1).</summary>
    internal static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"{Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))}/64"
            : address.ToString();
    }

    private FailureKey Of(FailureKind kind, string text) => new(kind, HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind}\n{text}")));
}
