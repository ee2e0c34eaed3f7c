using System.Text;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>Makes path and query odd.</summary>
internal static class TargetMutations
{
    // Ways to write a path segment that servers read in different ways.
    private static readonly string[] Segments =
    [
        "..%2f..%2fetc%2fpasswd", "%2e%2e", "..", ".", "%2e%2e%2f", "%2f", "%5c..%5c", "%00", "7%00", "%25", "%2525", "%c0%ae%c0%ae", "%ff%fe", "%ed%a0%80", "%zz", "%", "%u0041", "*", "~", "0;a=b", ";", "0,1", "0:1",
        "0@host", "%d9%a7", "%ef%bc%97", "%0d%0aX-Injected:%201", "%0a", "%20", "+", "0%20", "0x7", "1e3", "-0", "-1", "9223372036854775807", "9223372036854775808", "0000000000000000000000", "null", "undefined", "{id}",
        "order", "received", "event", "profile", "me", "retry", "contract", "'", "%27%20or%20%271%27=%271", "%3cscript%3e", "$%7b.body%7d", "!", "$", "&", "(", ")", "=", "", "%E2%80%AE", "a%CC%81", "%F0%9F%98%80",
    ];

    private static readonly string[] Parameters =
    [
        "itemsPerPage", "pageIndex", "order", "activeSort", "systemId", "fromTime", "toTime", "state", "idSearch", "eventIdentifierSearch", "wordSearch", "eventName", "systemClass", "unmask", "longLive",
        "remove_long_live", "basic", "actor", "actorId", "action", "target", "targetId", "from", "to", "event-identifier", "contract-id", "contractId", "eventId", "access-key", "limit", "id", "status",
    ];

    private static readonly string[] RawQueries =
    [
        "a[b]=1", "a[]=1&a[]=2", "itemsPerPage[]=1", "itemsPerPage[a]=1", "pageIndex[0][1]=2", "=", "&&&&", "=&=", "a", "a=b=c", "%", "%zz=%zz", "%00=%00", "a=%00", "%ff=%ff", "a=%c0%80", "a=%ed%a0%80", "?", "??a=1", "a=1?b=2", "a=1;b=2",
        "itemsPerPage=1&itemsPerPage=2", "pageIndex=1&pageIndex=x", "order=asc&order=desc", "wordSearch=a&wordSearch=b", "systemId=1&systemId=2", "unmask=true&unmask=true", "fromTime=a&fromTime=b", "__proto__[a]=1", "a.b.c=1", "access_token=", "access_token=x",
        "itemsPerPage=99999999999", "itemsPerPage=-1", "itemsPerPage=2147483647&pageIndex=2147483647", "itemsPerPage=1000&pageIndex=2147483647", "pageIndex=2147483648", "itemsPerPage=0", "itemsPerPage=1e3", "activeSort=id;--", "activeSort=(select%201)", "activeSort=ID", "order=ASC;",
    ];

    /// <summary>One segment of the path is another.</summary>
    public static void OfPath(Random random, RequestDraft draft, string path, int fixedSegments)
    {
        var segments = path.Split('/');
        var at = segments.Length > fixedSegments ? random.Next(fixedSegments, segments.Length) : segments.Length - 1;
        if (random.Next(3) == 0)
        {
            var text = OddTexts.All[random.Next(OddTexts.All.Count)];
            segments[at] = Encoded(text);
        }
        else
        {
            segments[at] = Segments[random.Next(Segments.Length)];
        }

        draft.Oddities.Add($"segment {at} odd");
        draft.Path = string.Join('/', segments);
        draft.IsHttp &= IsPlain(draft.Path);
    }

    /// <summary>The path as a whole is written oddly.</summary>
    public static void OfWholePath(Random random, RequestDraft draft)
    {
        var path = draft.Path;
        draft.Path = random.Next(14) switch
        {
            0 => "/" + path,
            1 => path + "/",
            2 => path + "//",
            3 => path.ToUpperInvariant(),
            4 => "/." + path,
            5 => "/x/.." + path,
            6 => path.Replace("/", "%2f", StringComparison.Ordinal)[3..].Insert(0, "/"),
            7 => path + ";jsessionid=1",
            8 => path + "%20",
            9 => path + "/%00",
            10 => path + "/" + new string('a', random.Next(20_000)),
            11 => "*",
            12 => $"http://other.example{path}",
            _ => path + "/" + Segments[random.Next(Segments.Length)],
        };
        draft.Oddities.Add("odd path");
        draft.IsHttp &= IsPlain(draft.Path) && draft.Path[0] == '/';
    }

    /// <summary>A parameter that means something somewhere, or a query that means nothing.</summary>
    public static void OfQuery(Random random, RequestDraft draft)
    {
        var added = random.Next(3) switch
        {
            0 => RawQueries[random.Next(RawQueries.Length)],
            1 when draft.Query.Length > 0 => $"{OneOf(random, draft.Query.Split('&')).Split('=')[0]}={Odd(random)}",
            _ => $"{Parameters[random.Next(Parameters.Length)]}={Odd(random)}",
        };

        // In place of the parameter of that name, or beside it.
        var name = added.Split('=')[0];
        var kept = random.Next(5) == 0 ? draft.Query : string.Join('&', draft.Query.Split('&').Where(parameter => parameter.Split('=')[0] != name));
        draft.Query = kept.Length == 0 ? added : random.Next(2) == 0 ? $"{kept}&{added}" : $"{added}&{kept}";
        draft.Oddities.Add("odd query");
        draft.IsHttp &= draft.Query.Length < 7000;
    }

    /// <summary>Percent-encoded, half surrogate pairs as the three bytes that some programs make of them.</summary>
    public static string Encoded(string text)
    {
        var encoded = new StringBuilder();
        foreach (var rune in text.Select(c => c))
        {
            if (char.IsAsciiLetterOrDigit(rune) || rune is '-' or '_' or '.')
            {
                encoded.Append(rune);
                continue;
            }

            ReadOnlySpan<byte> bytes = char.IsSurrogate(rune)
                ? [(byte)(0xE0 | (rune >> 12)), (byte)(0x80 | ((rune >> 6) & 0x3F)), (byte)(0x80 | (rune & 0x3F))]
                : Encoding.UTF8.GetBytes([rune]);
            foreach (var b in bytes)
            {
                encoded.Append('%').Append($"{b:X2}");
            }
        }

        return encoded.ToString();
    }

    // The web server takes neither a NUL in the path nor a request line of more than 8 KB.
    private static bool IsPlain(string path) => path.Length < 7000 && !path.Contains("%00", StringComparison.Ordinal);

    private static string Odd(Random random)
    {
        var text = random.Next(60) == 0 ? OddTexts.Long : OddTexts.All[random.Next(OddTexts.All.Count)];
        return random.Next(8) == 0 && text.Length > 0 && text.All(c => c is > ' ' and < '\x7F' and not '#') ? text : Encoded(text);
    }

    private static string OneOf(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
