using System.Net.Sockets;
using System.Text;
using Eventhos.Server.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Eventhos.Server.Mail;

/// <summary>What went wrong with the mail server in one sentence, without the password, whatever the server answers.</summary>
internal sealed class SmtpFaults
{
    private const int MaxWords = 300;

    private readonly MailSettings _settings;
    private readonly string[] _secrets;

    public SmtpFaults(MailSettings settings)
    {
        _settings = settings;

        // As a login carries it, too: RFC 4616 section 2 (PLAIN) and the LOGIN mechanism.
        _secrets = settings.Password is not { } password
            ? []
            : [Base64($"\0{settings.User}\0{password}"), Base64(password), password];
    }

    /// <summary>The time is over.</summary>
    public string Late => $"The mail server {Server} did not answer in {_settings.Timeout.TotalSeconds} s.";

    private string Server => $"{_settings.Host}:{_settings.Port}";

    /// <summary>No TLS handshake.</summary>
    public string Tls(string? fault) => $"No TLS with the mail server {Server}: {fault ?? "it does not speak TLS as Mail:Tls wants it on this port."}";

    /// <summary>Any other failure.</summary>
    public string SentenceOf(Exception e) => e switch
    {
        AuthenticationException => $"The mail server {Server} refused the login of {_settings.User}: {Clean(e.Message)}",
        SmtpCommandException command => $"The mail server {Server} said {Words(command.StatusCode, command.Message)}",
        SocketException socket => $"No connection to the mail server {Server}: {socket.SocketErrorCode}.",
        NotSupportedException => $"The mail server {Server} can't do what is set: {Clean(e.Message)}",
        _ when e.GetBaseException() is SocketException socket => $"The connection to the mail server {Server} broke: {socket.SocketErrorCode}.",
        SmtpProtocolException or IOException => $"The connection to the mail server {Server} broke: {Clean(e.Message)}",
        _ => $"The mail could not be sent through {Server}: {Clean(e.Message)}",
    };

    /// <summary>A reply of the server, e.g. <c>550 no such user</c>.</summary>
    public string Words(SmtpStatusCode status, string? text) => $"{(int)status} {Clean(text ?? "")}".TrimEnd();

    private string Clean(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text = new string([.. text.Where(character => !char.IsControl(character))]);
        return text.Length <= MaxWords ? text : $"{text[..MaxWords]}…";
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
