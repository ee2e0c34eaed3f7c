namespace Eventhos.Server.Mail;

/// <summary>The mail server can't be used for now: it is down, its certificate is not trusted, it refuses the login or the sender.</summary>
public sealed class MailServerException : Exception
{
    /// <summary>With one sentence, free of secrets.</summary>
    public MailServerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
