using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Eventhos.Server.Mail;
using MimeKit;

namespace Eventhos.Server.Settings;

/// <summary>The section <c>Mail</c>.</summary>
internal static class MailSettingsReader
{
    private static readonly Dictionary<string, MailTls> TlsModes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = MailTls.Auto,
        ["none"] = MailTls.None,
        ["starttls"] = MailTls.StartTls,
        ["tls"] = MailTls.Tls,
    };

    /// <summary>Reads; null where no <c>Mail:Host</c> is set: then no mail is written. Faults are told all the same.</summary>
    public static MailSettings? Read(SettingsReader reader, IReadOnlyList<string> urls)
    {
        var host = Host(reader);
        var user = reader.Optional("Mail:User");
        var password = reader.Optional("Mail:Password");
        if ((user is null) != (password is null))
        {
            reader.Fault(user is null ? "Mail:Password is set, but Mail:User is not." : "Mail:User is set, but Mail:Password is not.");
        }

        var from = From(reader, user, isNeeded: host is not null);
        var settings = new MailSettings
        {
            Host = host ?? "",
            Port = reader.Number("Mail:Port", 587, 1, 65535),
            User = user,
            Password = password,
            Tls = Tls(reader),
            From = from ?? new MailboxAddress("", ""),
            DefaultRecipients = Recipients(reader),
            EnvironmentAlias = reader.Optional("Mail:EnvironmentAlias"),
            Window = TimeSpan.FromMinutes(reader.Number("Mail:WindowMinutes", 10, 1, 1440)),
            Timeout = reader.Seconds("Mail:TimeoutSeconds", 30, 1, 600),
            LinkBase = LinkBase(reader, urls),
            Authorities = Authorities(reader),
        };
        return host is null ? null : settings;
    }

    private static string? Host(SettingsReader reader)
    {
        var host = reader.Optional("Mail:Host");
        if (host is not null && Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            reader.Fault($"Mail:Host is \"{host}\", but must be the name or address of a mail server; its port is Mail:Port.");
        }

        return host;
    }

    private static MailTls Tls(SettingsReader reader)
    {
        var word = reader.Text("Mail:Tls", "auto");
        if (TlsModes.TryGetValue(word, out var mode))
        {
            return mode;
        }

        reader.Fault($"Mail:Tls is \"{word}\", but must be one of {string.Join(", ", TlsModes.Keys)}.");
        return MailTls.Auto;
    }

    private static MailboxAddress? From(SettingsReader reader, string? user, bool isNeeded)
    {
        // Most servers want the sender to be who logged in.
        var text = reader.Optional("Mail:From");
        var address = RecipientList.Address(text ?? user ?? "");
        if (address is null && text is not null)
        {
            reader.Fault($"Mail:From is \"{text}\", but must be an address such as Eventhos <hub@example.com>.");
        }
        else if (address is null && isNeeded)
        {
            reader.Fault("Mail:From is not set; it is the sender's address, such as Eventhos <hub@example.com>.");
        }

        return address;
    }

    private static IReadOnlyList<MailboxAddress> Recipients(SettingsReader reader)
    {
        var recipients = RecipientList.Parse(reader.Optional("Mail:DefaultRecipients"));
        foreach (var invalid in recipients.Invalid)
        {
            reader.Fault($"Mail:DefaultRecipients holds \"{invalid}\", which is no mail address.");
        }

        return recipients.Valid;
    }

    private static string LinkBase(SettingsReader reader, IReadOnlyList<string> urls)
    {
        // Of addresses like http://*:2109 a link can't be made but with the machine's name.
        var listening = urls.Count == 0 ? "http://localhost" : urls[0];
        var machine = Environment.MachineName.ToLowerInvariant();
        var text = reader.Text(
            "Mail:LinkBase",
            listening.Replace("://*", $"://{machine}", StringComparison.Ordinal).Replace("://+", $"://{machine}", StringComparison.Ordinal)
                .Replace("://0.0.0.0", $"://{machine}", StringComparison.Ordinal).Replace("://[::]", $"://{machine}", StringComparison.Ordinal));
        if (reader.Optional("Mail:LinkBase") is not null
            && (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query != "" || uri.Fragment != ""))
        {
            reader.Fault($"Mail:LinkBase is \"{text}\", but must be an address such as https://hub.example.com.");
        }

        return text.TrimEnd('/');
    }

    private static X509Certificate2Collection Authorities(SettingsReader reader)
    {
        var authorities = new X509Certificate2Collection();
        if (reader.Optional("Mail:CaFile") is { } file)
        {
            try
            {
                authorities.ImportFromPemFile(file);
                if (authorities.Count == 0)
                {
                    reader.Fault($"Mail:CaFile names {file}, which holds no certificate in PEM form.");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                reader.Fault($"Mail:CaFile names {file}, which can't be read: {e.Message}");
            }
        }

        return authorities;
    }
}
