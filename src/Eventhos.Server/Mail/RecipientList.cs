using MimeKit;

namespace Eventhos.Server.Mail;

/// <summary>Addresses out of a text that people write: separated by commas, semicolons or spaces, each with or without a name.</summary>
/// <param name="Valid">What a mail can be sent to, each once.</param>
/// <param name="Invalid">What stands between and is no address.</param>
public sealed record RecipientList(IReadOnlyList<MailboxAddress> Valid, IReadOnlyList<string> Invalid)
{
    // RFC 5321 section 4.5.3.1.3, and what mail servers commonly take at once.
    private const int MaxLength = 254;
    private const int MaxRecipients = 100;

    private static readonly ParserOptions Options = new() { AllowAddressesWithoutDomain = false };

    /// <summary>Reads; what can't be read is skipped and told.</summary>
    public static RecipientList Parse(string? text)
    {
        var valid = new Dictionary<string, MailboxAddress>(StringComparer.OrdinalIgnoreCase);
        var invalid = new List<string>();
        foreach (var part in (text ?? "").Split([',', ';', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // "Ada <ada@example.com>" is one address; "ada@example.com bob@example.com" are two.
            string[] pieces = Address(part) is null ? part.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : [part];
            foreach (var piece in pieces)
            {
                if (Address(piece) is { } address && (valid.Count < MaxRecipients || valid.ContainsKey(address.Address)))
                {
                    valid.TryAdd(address.Address, address);
                }
                else
                {
                    invalid.Add(piece);
                }
            }
        }

        return new RecipientList([.. valid.Values], invalid);
    }

    /// <summary>One address, e.g. <c>Eventhos &lt;hub@example.com&gt;</c>; null for anything else.</summary>
    public static MailboxAddress? Address(string text) =>
        text.Contains('<', StringComparison.Ordinal) == text.Contains('>', StringComparison.Ordinal)
        && MailboxAddress.TryParse(Options, text, out var mailbox) && IsUsable(mailbox.Address) ? mailbox : null;

    private static bool IsUsable(string address) =>
        address.Length <= MaxLength && address.IndexOf('@', StringComparison.Ordinal) > 0 && !address.EndsWith('@')
        && !address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is ',' or ';' or '<' or '>' or '"');
}
