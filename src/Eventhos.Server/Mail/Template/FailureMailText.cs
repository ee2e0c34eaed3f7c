using System.Text;

namespace Eventhos.Server.Mail.Template;

/// <summary>The mail as text.</summary>
internal static class FailureMailText
{
    public static string Render(FailureMail mail)
    {
        var text = new StringBuilder();
        text.Append(mail.Headline).Append('\n');
        foreach (var sentence in new[] { mail.Reason, mail.HeldBack })
        {
            if (sentence is not null)
            {
                text.Append('\n').Append(sentence).Append('\n');
            }
        }

        text.Append('\n').Append(mail.Link).Append("\n\n");
        var width = mail.Facts.Max(fact => fact.Label.Length) + 2;
        foreach (var fact in mail.Facts)
        {
            text.Append($"{fact.Label}:".PadRight(width)).Append(fact.Value);
            text.Append(fact.Detail is { Length: > 0 } detail ? $" ({detail})\n" : "\n");
        }

        mail.Parts.ToList().ForEach(part => Append(text, part));
        text.Append("\n-- \n").Append(mail.Footer).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, MailMessagePart part)
    {
        text.Append("\n\n").Append(part.Title.ToUpperInvariant()).Append('\n').Append(part.Start).Append('\n');
        foreach (var (name, value) in part.Headers)
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }

        if (part.Body is not null)
        {
            text.Append('\n').Append(part.Body).Append('\n');
        }

        if (part.Cut is not null)
        {
            text.Append('[').Append(part.Cut).Append("]\n");
        }
    }
}
