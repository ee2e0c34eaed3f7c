using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Eventhos.Server.Mail.Template;

/// <summary>
/// The mail as HTML: styles inline, as mail clients want it, and nothing from elsewhere. What is in the head serves clients that know
/// more: dark colours and narrow screens.
/// </summary>
internal static class FailureMailHtml
{
    private const string Sans = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
    private const string Mono = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Render(FailureMail mail) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{{Text(mail.Subject)}}</title>
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (max-width: 560px) {
          .page { padding: 0 !important; }
          .card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
          .room { padding-left: 18px !important; padding-right: 18px !important; }
          .label, .value { display: block !important; width: auto !important; }
          .label { padding: 10px 0 0 0 !important; border-top: 0 !important; }
          .value { padding: 1px 0 10px 0 !important; border-top: 0 !important; border-bottom: 1px solid #e6e9ee; }
        }
        @media (prefers-color-scheme: dark) {
          .page { background: #14161a !important; }
          .card { background: #1d2026 !important; border-color: #31363f !important; border-top-color: #d9655d !important; }
          .ink { color: #eceef2 !important; }
          .soft { color: #a3abb8 !important; }
          .label, .value { border-color: #31363f !important; }
          .note { background: #2b2718 !important; border-color: #b98a1c !important; }
          .code { background: #15181d !important; border-color: #31363f !important; }
          .button { background: #4f8ef7 !important; color: #0c1220 !important; }
        }
        </style>
        </head>
        <body style="margin:0;padding:0;background:#f3f4f7" class="page">
        <div style="display:none;max-height:0;overflow:hidden">{{Text(mail.Reason ?? mail.Headline)}}</div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f7" class="page">
        <tr><td align="center" style="padding:28px 12px" class="page">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:680px;table-layout:fixed;background:#ffffff;border:1px solid #dfe3e9;border-top:4px solid #c8443c;border-radius:8px" class="card">
        <tr><td align="left" style="padding:26px 32px 0 32px;{{Sans}}" class="room">
        <p style="margin:0;font-size:13px;line-height:18px;color:#667085" class="soft">{{Text(mail.Sender)}}</p>
        <h1 style="margin:8px 0 0 0;font-size:21px;line-height:29px;font-weight:600;color:#1b2330;overflow-wrap:anywhere" class="ink">{{Text(mail.Headline)}}</h1>
        {{Paragraph(mail.Reason)}}
        {{Note(mail.HeldBack)}}
        <p style="margin:20px 0 0 0"><a href="{{Text(mail.Link)}}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5fd0;color:#ffffff;font-size:15px;line-height:20px;font-weight:600;text-decoration:none" class="button">Open the execution</a></p>
        </td></tr>
        <tr><td align="left" style="padding:22px 32px 6px 32px;{{Sans}}" class="room">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed">
        {{string.Concat(mail.Facts.Select(Row))}}
        </table>
        </td></tr>
        {{string.Concat(mail.Parts.Select(Part))}}
        <tr><td align="left" style="padding:24px 32px 28px 32px;{{Sans}}" class="room">
        <p style="margin:0;font-size:13px;line-height:19px;color:#667085;overflow-wrap:anywhere" class="soft">{{Text(mail.Footer)}}</p>
        </td></tr>
        </table>
        </td></tr>
        </table>
        </body>
        </html>

        """;

    private static string Paragraph(string? text) => text is null
        ? ""
        : $"""<p style="margin:10px 0 0 0;font-size:15px;line-height:23px;color:#3d4757;overflow-wrap:anywhere" class="ink">{Text(text)}</p>""";

    private static string Note(string? text) => text is null
        ? ""
        : $"""<p style="margin:16px 0 0 0;padding:10px 14px;border-left:3px solid #d9a520;border-radius:4px;background:#fdf6e3;font-size:15px;line-height:22px;color:#3d4757" class="note ink">{Text(text)}</p>""";

    private static string Row(MailFact fact) =>
        $"""
        <tr>
        <td width="28%" valign="top" style="width:28%;padding:8px 12px 8px 0;border-top:1px solid #e6e9ee;font-size:14px;line-height:21px;color:#667085" class="label soft">{Text(fact.Label)}</td>
        <td valign="top" style="padding:8px 0;border-top:1px solid #e6e9ee;font-size:14px;line-height:21px;color:#1b2330;overflow-wrap:anywhere" class="value ink">{Text(fact.Value)}{Detail(fact.Detail)}</td>
        </tr>

        """;

    private static string Detail(string? text) => string.IsNullOrEmpty(text)
        ? ""
        : $"""<br><span style="font-size:13px;color:#667085" class="soft">{Text(text)}</span>""";

    private static string Part(MailMessagePart part) =>
        $"""
        <tr><td align="left" style="padding:20px 32px 0 32px;{Sans}" class="room">
        <h2 style="margin:0 0 8px 0;font-size:15px;line-height:21px;font-weight:600;color:#1b2330" class="ink">{Text(part.Title)}</h2>
        <div style="padding:12px 14px;border:1px solid #e1e5eb;border-radius:6px;background:#f7f8fa;{Mono};font-size:13px;line-height:20px;color:#1b2330;overflow-wrap:anywhere;word-break:break-word" class="code ink"><strong>{Code(part.Start)}</strong>{Headers(part)}{Body(part)}</div>
        {Cut(part.Cut)}
        </td></tr>

        """;

    private static string Headers(MailMessagePart part) =>
        string.Concat(part.Headers.Select(header => $"""<br><span style="color:#667085" class="soft">{Code(header.Key)}:</span> {Code(header.Value)}"""));

    private static string Body(MailMessagePart part) => part.Body is null ? "" : $"<br><br>{Code(part.Body)}";

    private static string Cut(string? text) => text is null
        ? ""
        : $"""<p style="margin:6px 0 0 0;font-size:13px;line-height:19px;color:#667085" class="soft">{Text(text)}</p>""";

    /// <summary>Line by line and with its indentation, which not every mail client takes from a style.</summary>
    private static string Code(string text)
    {
        var code = Text(text.Replace("\t", "    ", StringComparison.Ordinal)).Replace("  ", "&nbsp; ", StringComparison.Ordinal);
        return string.Join("<br>\n", code.Split('\n').Select(line => line.StartsWith(' ') ? $"&nbsp;{line[1..]}" : line));
    }

    private static string Text(string text) => Encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);
}
