using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>An authority that only those trust who are told to, and a mail server's certificate that it has issued.</summary>
public sealed class PrivateAuthority : IDisposable
{
    private readonly TestFolder _folder = TestFolder.Create();

    /// <summary>With a certificate for a name or an address.</summary>
    public PrivateAuthority(string name = "127.0.0.1")
    {
        var now = TimeProvider.System.GetUtcNow();
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=A private authority", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var authority = root.CreateSelfSigned(now.AddDays(-2), now.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.Create(authority, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
        CaFile = Write("ca.pem", authority.ExportCertificatePem());
        CertificateFile = Write("server.pem", certificate.ExportCertificatePem());
        KeyFile = Write("server.key", key.ExportPkcs8PrivateKeyPem());
    }

    public string CaFile { get; }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    /// <summary>What the server is told.</summary>
    public string[] Options(string tls) => ["--tls", tls, "--certificate", CertificateFile, "--key", KeyFile];

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
