namespace Eventhos.Server.Settings;

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailTls
{
    /// <summary>Implicit TLS on port 465, else STARTTLS where the server offers it; a login is sent over an encrypted connection alone.</summary>
    Auto,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>STARTTLS (RFC 3207), or no mail.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314 section 3).</summary>
    Tls,
}
