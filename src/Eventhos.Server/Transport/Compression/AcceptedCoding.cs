using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Eventhos.Server.Transport.Compression;

/// <summary>Which compression a caller takes (RFC 9110 section 12.5.3).</summary>
internal static class AcceptedCoding
{
    // Ours in order of preference: of equals the first is taken.
    private static readonly string[] Ours = ["br", "gzip"];

    /// <summary><c>br</c> or <c>gzip</c>, whichever the caller likes better; null where it takes neither.</summary>
    public static string? Of(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var wishes))
        {
            return null;
        }

        string? best = null;
        var bestQuality = 0.0;
        foreach (var coding in Ours)
        {
            var quality = Quality(wishes, coding);
            if (quality > bestQuality)
            {
                (best, bestQuality) = (coding, quality);
            }
        }

        return best;
    }

    private static double Quality(IList<StringWithQualityHeaderValue> wishes, string coding)
    {
        double? any = null;
        foreach (var wish in wishes)
        {
            if (wish.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                return wish.Quality ?? 1;
            }

            if (wish.Value == "*")
            {
                any = wish.Quality ?? 1;
            }
        }

        return any ?? 0;
    }
}
