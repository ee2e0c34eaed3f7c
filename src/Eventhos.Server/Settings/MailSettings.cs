using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace Eventhos.Server.Settings;

/// <summary>How mails are sent. A class, so that no record's text ever holds the password.</summary>
public sealed class MailSettings
{
    /// <summary>The mail server.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>Who logs in; null for no login.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>Encryption of the connection.</summary>
    public required MailTls Tls { get; init; }

    /// <summary>The sender.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>Who gets the mails of contracts that name nobody.</summary>
    public required IReadOnlyList<MailboxAddress> DefaultRecipients { get; init; }

    /// <summary>Stands in the subject, e.g. <c>TEST</c>; null for nothing.</summary>
    public string? EnvironmentAlias { get; init; }

    /// <summary>One mail for a contract and cause within this time.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>Time for connection and login, and again for each mail.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The hub's address in links, without a slash at the end.</summary>
    public required string LinkBase { get; init; }

    /// <summary>Authorities that are trusted beside those of the system; empty for none.</summary>
    public X509Certificate2Collection Authorities { get; init; } = [];
}
