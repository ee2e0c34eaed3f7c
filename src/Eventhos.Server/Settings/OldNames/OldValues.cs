using System.Text.RegularExpressions;

namespace Eventhos.Server.Settings.OldNames;

/// <summary>How the predecessor wrote values.</summary>
internal static partial class OldValues
{
    /// <summary>False for nothing, and for a placeholder that nobody filled in: <c>${SMTP_HOST}</c>.</summary>
    public static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value) && !Placeholder().IsMatch(value);

    /// <summary>Means the same here.</summary>
    public static string AsIs(string value) => value;

    /// <summary>A size with its unit, <c>1mb</c> or <c>1.5 MB</c>, as a number of bytes; a unit is 1024 of the one before it.</summary>
    public static string Bytes(string value)
    {
        var match = Size().Match(value);
        if (!match.Success || !double.TryParse(match.Groups["n"].ValueSpan, out var number))
        {
            return value;
        }

        var factor = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "KB" => 1024.0,
            "MB" => 1024.0 * 1024,
            "GB" => 1024.0 * 1024 * 1024,
            _ => 1,
        };
        return Math.Floor(number * factor).ToString("F0");
    }

    /// <summary>
    /// <c>true</c> was TLS from the first byte. On the ports where servers begin in clear (25, 587) that could never work, and STARTTLS
    /// is what was meant. <c>false</c> took STARTTLS where it was offered.
    /// </summary>
    public static string MailTls(string encrypted, string? port) => encrypted.Trim().ToUpperInvariant() switch
    {
        "TRUE" => port?.Trim() is "25" or "587" ? "starttls" : "tls",
        "FALSE" => "auto",
        _ => encrypted,
    };

    [GeneratedRegex(@"^\s*\$\{.*\}\s*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\s*(?<n>[0-9]{1,12}(\.[0-9]{1,6})?) *(?<unit>b|kb|mb|gb)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Size();
}
