using System.IO.Compression;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>Makes headers odd.</summary>
internal static class HeaderMutations
{
    private static readonly string[] ContentTypes =
    [
        "", "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json;;;", "text/plain", "text/plain; charset=iso-8859-1", "text/plain; charset=\"", "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "application/xml", "text/xml; charset=utf-32", "application/vnd.api+json", "text/html",
        "a/b/c", "*/*", "/", "json", "application/json, text/plain", "application/octet-stream", "image/png", "application/json; charset=\u00E4", "application/grpc",
    ];

    private static readonly (string Name, string Value)[] Odd =
    [
        ("Authorization", ""), ("Authorization", "Bearer"), ("Authorization", "Bearer "), ("Authorization", "Bearer a b c"), ("Authorization", "Bearer \u00FF\u00FE"), ("Authorization", "Bearer ..."), ("Authorization", "Bearer " + new string('a', 6000)),
        ("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."), ("Authorization", "Bearer eyJhbGciOiJIUzI1NiJ9.bm8ganNvbg.AAAA"), ("Authorization", "Basic"), ("Authorization", "Basic !!!"), ("Authorization", "Basic Og=="), ("Authorization", "Basic //79"),
        ("Authorization", "Basic JTAwOiUwMA=="), ("Authorization", "Basic JXp6OiV6eg=="), ("Authorization", "Digest username=\"a\""), ("Authorization", "Negotiate YII="), ("Authorization", ",Bearer x"),
        ("access-key", ""), ("access-key", "x"), ("access-key", "\u00FF"), ("access-key", new string('k', 6000)), ("access_token", "x"),
        ("Accept", "text/html"), ("Accept", "*/*;q=nonsense"), ("Accept", ","), ("Accept-Encoding", "br;q=nonsense"), ("Accept-Encoding", "gzip"), ("Accept-Encoding", "br"), ("Accept-Encoding", "gzip;q=0, *;q=0.5"), ("Accept-Encoding", "*"), ("Accept-Encoding", ",,,"),
        ("Accept-Charset", "utf-16"), ("Accept-Language", "\u00E4"), ("Origin", "null"), ("Origin", "http://other.example"), ("Access-Control-Request-Method", "DELETE"), ("Access-Control-Request-Headers", "a,b\u00E4"),
        ("X-Forwarded-For", "1.2.3.4, ::1, nonsense"), ("X-Forwarded-Proto", "javascript"), ("X-Forwarded-Host", "evil.example"), ("Forwarded", "for=\"[::1]\";by=x"), ("X-Request-Id", new string('r', 500)), ("X-Request-Id", "a b\u00E4"), ("X-Request-Id", "';--"),
        ("X-HTTP-Method-Override", "DELETE"), ("X-Original-URL", "/auth/client"), ("Cookie", new string('c', 4000)), ("Range", "bytes=0-1"), ("Range", "bytes=x"), ("If-None-Match", "*"), ("If-Modified-Since", "nonsense"), ("If-Match", "\"x\""),
        ("TE", "trailers"), ("Trailer", "Authorization"), ("Upgrade", "websocket"), ("Upgrade", "h2c"), ("HTTP2-Settings", "AAMAAABkAAQAAP__"), ("Connection", "close"), ("Connection", "Upgrade"), ("Connection", "Authorization"), ("Expect", "100-continue"), ("Expect", "nonsense"),
        ("Referer", "\u00FF"), ("User-Agent", ""), ("User-Agent", "${7*7} %s"), ("X-Odd", "a\tb"), ("traceparent", "00-0-0-00"), ("traceparent", "00-" + new string('f', 32) + "-" + new string('f', 16) + "-ff"), ("baggage", "=,;="), ("Date", "x"), ("Via", ",,"),
    ];

    // The web server refuses these itself.
    private static readonly (string Name, string Value)[] NoHttp =
    [
        ("Host", ""), ("Host", "a b"), ("Host", "a/b"), ("Host", "other.example"), ("Content-Length", "-1"), ("Content-Length", "1e3"), ("Content-Length", "99999999999999999999"), ("Transfer-Encoding", "gzip, chunked"), ("Transfer-Encoding", "identity"), ("Transfer-Encoding", "chunked, chunked"),
        ("X Odd", "a"), ("X-Odd\0", "a"), ("X-Odd", "a\0b"), ("X-Odd", "a\rb"), ("", "a"), ("X-Odd", "a\r\n folded"), ("(", ")"), ("X-Long", OddTexts.Long), ("\u00FC", "\u00FC"),
    ];

    private static readonly string[] Codings = ["gzip", "br", "deflate", "x-gzip", "identity", "", "zstd", "gzip, br", "gzip;q=1", "\u00E4", ",", "chunked"];

    private static readonly string[] Methods =
        ["GET", "HEAD", "OPTIONS", "TRACE", "PATCH", "DELETE", "PUT", "POST", "PROPFIND", "QUERY", "FOO", "get", "Post", "A-B_C.D", new string('M', 40)];

    /// <summary>One more header, or another value for one that is there.</summary>
    public static void OfAny(Random random, RequestDraft draft)
    {
        var isHttp = random.Next(6) != 0;
        var (name, value) = isHttp ? Odd[random.Next(Odd.Length)] : NoHttp[random.Next(NoHttp.Length)];
        draft.IsHttp &= isHttp;
        draft.Oddities.Add($"header {name}");
        if (random.Next(3) == 0)
        {
            // Beside the one that is there already.
            draft.Headers.Add((name, value));
            draft.IsHttp &= name is not ("Host" or "Content-Length");
        }
        else
        {
            draft.Set(name, value);
        }

        if (name is "Content-Length" or "Transfer-Encoding")
        {
            // Two lengths for one body; or the end of one that never began.
            draft.Body = null;
            draft.Tail = "0\r\n\r\n"u8.ToArray();
        }
    }

    /// <summary>A header that may be there once is there twice; or there are very many.</summary>
    public static void Repeat(Random random, RequestDraft draft)
    {
        draft.Oddities.Add("headers repeated");
        if (random.Next(4) == 0)
        {
            for (var i = 0; i < 150; i++)
            {
                draft.Headers.Add(($"X-{i}", "a"));
            }

            draft.IsHttp = false;
            return;
        }

        var header = draft.Headers[random.Next(draft.Headers.Count)];
        draft.Headers.Add(header);
        draft.Headers.Add((header.Name, OddHeader(random)));
        draft.IsHttp &= header.Name != "Host";
    }

    /// <summary>The body's type is said to be another.</summary>
    public static void OfContentType(Random random, RequestDraft draft)
    {
        var type = ContentTypes[random.Next(ContentTypes.Length)];
        draft.Oddities.Add($"type {type}");
        draft.Set("Content-Type", type);
    }

    /// <summary>The body is said to be compressed, and perhaps is.</summary>
    public static void OfContentEncoding(Random random, RequestDraft draft)
    {
        var coding = Codings[random.Next(Codings.Length)];
        draft.Oddities.Add($"coding {coding}");
        draft.Set("Content-Encoding", coding);
        draft.Body = random.Next(3) switch
        {
            0 => Compressed(draft.Body ?? []),
            1 => Compressed(new byte[3_000_000]),
            _ => draft.Body,
        };
    }

    /// <summary>Another method.</summary>
    public static void OfMethod(Random random, RequestDraft draft)
    {
        draft.Method = Methods[random.Next(Methods.Length)];
        draft.Oddities.Add("another method");
        draft.IsHttp &= draft.Method is not "TRACE";
    }

    private static string OddHeader(Random random)
    {
        var text = OddTexts.All[random.Next(OddTexts.All.Count)];
        return new string([.. text.Where(c => c is '\t' or (>= ' ' and < '\x7F') or (> '\x9F' and <= '\xFF'))]);
    }

    private static byte[] Compressed(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
