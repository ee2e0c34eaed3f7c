using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Net.Http.Headers;

namespace Eventhos.Server.Api;

/// <summary>
/// Edits by two people at once: a read tells the row's entity tag (RFC 9110 section 8.8.3), and a change that names it in <c>If-Match</c>
/// (section 13.1.1) is refused when the row is another by then. A change that names none is made, as clients have always known it.
/// </summary>
internal static class RowTags
{
    private const int TagBytes = 15;

    /// <summary>Tells the tag of a row that was read.</summary>
    public static void Tell(this HttpResponse response, EntityEntry row) => response.Headers.ETag = Of(row);

    /// <summary>Lets a change go on only if the row is still the one that the caller saw.</summary>
    /// <exception cref="ApiException">412: it was changed meanwhile.</exception>
    public static void RequireUnchanged(this HttpRequest request, EntityEntry row) => request.RequireUnchanged(Of(row));

    /// <summary>Lets a change go on only if what has this tag now is still what the caller saw.</summary>
    /// <exception cref="ApiException">412: it was changed meanwhile.</exception>
    public static void RequireUnchanged(this HttpRequest request, string inForce)
    {
        var wanted = request.Headers.IfMatch;
        if (wanted.Count == 0)
        {
            return;
        }

        if (!EntityTagHeaderValue.TryParseList(wanted, out var tags))
        {
            throw new ApiException(400, 400130, "Invalid header; If-Match is not a list of entity tags");
        }

        var tag = new EntityTagHeaderValue(inForce);
        if (!tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: true)))
        {
            throw new ApiException(412, 412000, "It was changed by somebody else since it was read; read it again before changing it.");
        }
    }

    // A sum over all columns: two edits within one tick of the clock differ, too. What is encrypted differs by each writing of it.
    private static string Of(EntityEntry row) => Of(row.Metadata.GetProperties().Select(property => row.CurrentValues[property] switch
    {
        null => "-",
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    }));

    /// <summary>The tag of values that are told together.</summary>
    public static string Of(IEnumerable<string?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            text.Append(value).Append('\0');
        }

        return $"\"{WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, TagBytes))}\"";
    }
}
