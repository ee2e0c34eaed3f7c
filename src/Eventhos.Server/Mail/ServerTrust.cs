using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Eventhos.Server.Mail;

/// <summary>Whether a mail server's certificate is to be trusted: by the system's authorities or by those named besides.</summary>
internal sealed class ServerTrust
{
    private readonly X509Certificate2Collection _authorities;

    public ServerTrust(X509Certificate2Collection authorities) => _authorities = authorities;

    /// <summary>Why the last certificate was refused; null when none was.</summary>
    public string? Fault { get; private set; }

    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Fault = Find(certificate as X509Certificate2, chain, errors);
        return Fault is null;
    }

    private string? Find(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "it has no certificate.";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return "its certificate is for another name than Mail:Host.";
        }

        return errors == SslPolicyErrors.None || IsIssuedByOurs(certificate, chain)
            ? null
            : $"its certificate is not trusted ({Statuses(chain)}). Mail:CaFile can name the authority that issued it.";
    }

    private bool IsIssuedByOurs(X509Certificate2 certificate, X509Chain? chain)
    {
        if (_authorities.Count == 0)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1", "Server Authentication"));
        if (chain is not null)
        {
            own.ChainPolicy.ExtraStore.AddRange(chain.ChainElements.Select(element => element.Certificate).ToArray());
        }

        return own.Build(certificate);
    }

    private static string Statuses(X509Chain? chain) =>
        chain is null || chain.ChainStatus.Length == 0 ? "no chain" : string.Join(", ", chain.ChainStatus.Select(status => status.Status.ToString()));
}
