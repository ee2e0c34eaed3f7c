using System.Text;
using Eventhos.IntegrationTests.Hosting;
using MimeKit;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>A mail as the server took it.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> Recipients, bool IsEncrypted, string? User, byte[] Raw)
{
    public MimeMessage Message { get; } = MimeMessage.Load(new MemoryStream(Raw));

    public string Subject => Message.Subject ?? "";

    public string Text => Message.TextBody ?? "";

    public string Html => Message.HtmlBody ?? "";

    /// <summary>All that a reader could get to see: as it came, and each part and header decoded.</summary>
    public string Everything => string.Join(
        '\n', [Encoding.Latin1.GetString(Raw), Text, Html, System.Net.WebUtility.HtmlDecode(Html), .. Message.Headers.Select(header => header.Value)]);

    public static ReceivedMail Read(string envelope)
    {
        var json = Json.Parse(File.ReadAllText(envelope));
        return new ReceivedMail(
            json.Text("from"),
            [.. json["recipients"].Items.Select(recipient => recipient.AsText())],
            json["encrypted"].Value.GetBoolean(),
            json["user"].IsNull ? null : json.Text("user"),
            File.ReadAllBytes(Path.ChangeExtension(envelope, ".eml")));
    }
}
