using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NSec.Cryptography;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>
/// Argon2id (RFC 9106) with one of the settings that OWASP's Password Storage Cheat Sheet names as equally strong: 7 MiB, five passes,
/// one lane. Of those it takes the least time on small machines, where fresh memory costs more than another pass over it: with 12 MiB
/// and three passes a third of the time goes into page faults. Written as a PHC string:
/// <c>$argon2id$v=19$m=7168,t=5,p=1$salt$hash</c>.
/// </summary>
internal static partial class Argon2Hash
{
    private const long Kibibytes = 7_168;
    private const long Passes = 5;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    // What a stored hash may ask for: a row that was tampered with must not take the machine's memory.
    private const long MaxKibibytes = 1024 * 1024;
    private const long MaxPasses = 100;

    private static readonly string Prefix = string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={Kibibytes},t={Passes},p=1$");

    /// <summary>A salted hash.</summary>
    public static string Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return $"{Prefix}{Encode(salt)}${Encode(Derive(password, salt, Kibibytes, Passes))}";
    }

    /// <summary>True for a hash of the kind that is made now.</summary>
    public static bool IsCurrent(string hash) => hash.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Checks; null when the text is no Argon2id hash.</summary>
    public static bool? Verify(string hash, string password)
    {
        var parts = Phc().Match(hash);
        if (!parts.Success || !long.TryParse(parts.Groups["m"].ValueSpan, out var kibibytes) || !long.TryParse(parts.Groups["t"].ValueSpan, out var passes)
            || kibibytes is < 8 or > MaxKibibytes || passes is < 1 or > MaxPasses)
        {
            return null;
        }

        var expected = Decode(parts.Groups["hash"].Value);
        return Secrets.Same(Derive(password, Decode(parts.Groups["salt"].Value), kibibytes, passes), expected);
    }

    // As UTF-8, like every other implementation; of a string the library would take the UTF-16.
    private static byte[] Derive(string password, byte[] salt, long kibibytes, long passes) =>
        new Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = kibibytes, NumberOfPasses = passes })
            .DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashLength);

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Decode(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    // 16 and 32 bytes in base64 without padding.
    [GeneratedRegex(@"^\$argon2id\$v=19\$m=(?<m>[0-9]{1,10}),t=(?<t>[0-9]{1,10}),p=1\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{43})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Phc();
}
