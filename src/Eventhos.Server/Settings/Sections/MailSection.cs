using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Eventhos.Server.Mail;
using MimeKit;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Mail:*</c>.</summary>
internal static class MailSection
{
    private static readonly Dictionary<string, MailTls> TlsModes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = MailTls.Auto,
        ["none"] = MailTls.None,
        ["starttls"] = MailTls.StartTls,
        ["tls"] = MailTls.Tls,
    };

    /// <summary>Reads; null where no <c>Mail:Host</c> is set: then no mail is written. Faults are told all the same.</summary>
    public static MailSettings? Read(SettingsSource source, IReadOnlyList<string> urls)
    {
        var host = Host(source);
        var user = source.Optional("Mail:User");
        var password = source.Optional("Mail:Password");
        if ((user is null) != (password is null))
        {
            source.Fault(user is null ? "Mail:Password" : "Mail:User", user is null ? "is set, but Mail:User is not." : "is set, but Mail:Password is not.");
        }

        var from = From(source, user, isNeeded: host is not null);
        var settings = new MailSettings
        {
            Host = host ?? "",
            Port = source.Number("Mail:Port", 587, 1, 65535),
            User = user,
            Password = password,
            Tls = Tls(source),
            From = from ?? new MailboxAddress("", ""),
            DefaultRecipients = Recipients(source),
            EnvironmentAlias = source.Optional("Mail:EnvironmentAlias"),
            Window = TimeSpan.FromMinutes(source.Number("Mail:WindowMinutes", 10, 1, 1440)),
            Timeout = source.Seconds("Mail:TimeoutSeconds", 30, 1, 600),
            LinkBase = LinkBase(source, urls),
            Authorities = Authorities(source),
        };
        return host is null ? null : settings;
    }

    private static string? Host(SettingsSource source)
    {
        var host = source.Optional("Mail:Host");
        if (host is not null && Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            source.Fault("Mail:Host", $"is \"{host}\", but must be the name or address of a mail server; its port is Mail:Port.");
        }

        return host;
    }

    private static MailTls Tls(SettingsSource source)
    {
        var word = source.Text("Mail:Tls", "auto");
        if (TlsModes.TryGetValue(word, out var mode))
        {
            return mode;
        }

        source.Fault("Mail:Tls", $"is \"{word}\", but must be one of {string.Join(", ", TlsModes.Keys)}.");
        return MailTls.Auto;
    }

    private static MailboxAddress? From(SettingsSource source, string? user, bool isNeeded)
    {
        // Most servers want the sender to be who logged in.
        var login = RecipientList.Address(user ?? "");
        if (source.Optional("Mail:From") is not { } text)
        {
            if (login is null && isNeeded)
            {
                source.Fault("Mail:From", "is not set; it is the sender's address, such as Eventhos <hub@example.com>.");
            }

            return login;
        }

        var address = text.Contains('@', StringComparison.Ordinal) || login is null
            ? RecipientList.Address(text)
            : new MailboxAddress(text, login.Address);
        if (address is null)
        {
            source.Fault("Mail:From", $"is \"{text}\", but must be an address such as Eventhos <hub@example.com>, or a name where Mail:User is an address.");
        }

        return address;
    }

    private static IReadOnlyList<MailboxAddress> Recipients(SettingsSource source)
    {
        var recipients = RecipientList.Parse(source.Optional("Mail:DefaultRecipients"));
        foreach (var invalid in recipients.Invalid)
        {
            source.Fault("Mail:DefaultRecipients", $"holds \"{invalid}\", which is no mail address.");
        }

        return recipients.Valid;
    }

    private static string LinkBase(SettingsSource source, IReadOnlyList<string> urls)
    {
        // Of addresses like http://*:2109 a link can't be made but with the machine's name.
        var listening = urls.Count == 0 ? "http://localhost" : urls[0];
        var machine = Environment.MachineName.ToLowerInvariant();
        var isSet = source.Optional("Mail:LinkBase") is not null;
        var text = source.Text(
            "Mail:LinkBase",
            listening.Replace("://*", $"://{machine}", StringComparison.Ordinal).Replace("://+", $"://{machine}", StringComparison.Ordinal)
                .Replace("://0.0.0.0", $"://{machine}", StringComparison.Ordinal).Replace("://[::]", $"://{machine}", StringComparison.Ordinal));
        if (isSet
            && (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query != "" || uri.Fragment != ""))
        {
            source.Fault("Mail:LinkBase", $"is \"{text}\", but must be an address such as https://hub.example.com.");
        }

        return text.TrimEnd('/');
    }

    private static X509Certificate2Collection Authorities(SettingsSource source)
    {
        var authorities = new X509Certificate2Collection();
        if (source.Optional("Mail:CaFile") is { } file)
        {
            try
            {
                authorities.ImportFromPemFile(file);
                if (authorities.Count == 0)
                {
                    source.Fault("Mail:CaFile", $"names {file}, which holds no certificate in PEM form.");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                source.Fault("Mail:CaFile", $"names {file}, which can't be read: {e.Message}");
            }
        }

        return authorities;
    }
}
