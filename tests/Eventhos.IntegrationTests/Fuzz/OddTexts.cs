namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>
/// Texts that break programs. Words that must not appear in an answer (names of the database, of its statements, of types) are spelled
/// otherwise here, for what is stored comes back in lists.
/// </summary>
internal static class OddTexts
{
    /// <summary>Texts for any place; none names one of the first rows, which belong to the callers themselves.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "", " ", "\t", "0", "-0", "-1", "0x10", "1e3", "1e400", "1.0", " 7000000", "7000000 ", "+7000000", "7_000_000", "7,000,000", "\u0667\u0660\u0660", "\uFF11\uFF12", "NaN", "Infinity", "true", "false", "null", "undefined",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "2147483648", new string('9', 300),
        "\0", "a\0b", "\u0001\u001F", "\u007F", "\u0085", "a\r\nX-Injected: 1", "a\nb", "\b\f\v\u001B[31m",
        "\uD800", "\uDC00x", "x\uD83D", "\uD83D\uDE00", "\u202E\u2066abc", "\uFEFF", "\uFFFE\uFFFF", "e\u0301", "\u00E9", "\u0130\u0131\u017F\u212A", "\u1E9E\u00DF", string.Concat(Enumerable.Repeat("\u0301", 200)),
        "'", "\"", "\\", "`", "';", "'; drop table users; --", "' or '1'='1", "1; pragma user_version", "1) union all select null,null--", "%", "_", "%%%", "%' escape '", "[a-z]", "*", "a' || (select 1) || '", "x'00'", "/*", "--", "(((((", "sqlite_master",
        "<script>alert(1)</script>", "<!--", "<![CDATA[", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "javascript:alert(1)", "{{7*7}}", "${7*7}", "#{7*7}", "%{7*7}", "$(id)", "`id`", "| id", "; id", "{0}", "{0:x}", "{id}", "%s%n%x",
        "${", "${}", "${.}", "${.body", "${.body.a[?(@.b == 1)]}", "${.body..*}", "${.body[9999999999999999999]}", "${.nowhere.a}", "${${.body}}", "}", "$.body",
        "return 1;", "while (true) {}", "}); (() => {", "throw new Error('x')", "let a = ;", "eventContext.httpRequest.body", "import('fs')",
        "../../etc/passwd", "..\\..\\windows", "/etc/passwd", "file:///etc/passwd", "http://", "http:///a", "http://[::1", "http://[::1]:99999/", "http://a b/", "http://user:pw@localhost:1/", "ftp://localhost/", "//localhost", "http://xn--/", "http://\u3002/", "http://localhost/%zz%00", "http://" + new string('a', 300) + "/", "mailto:a@b", "urn:a:b", "a@b, c@d;e", "@", "a@", "\"a b\"@example.org",
        "2024-02-30", "2024-13-01", "0000-00-00", "9999-12-31", "0001-01-01", "10000-01-01", "2024-01-01T00:00:00+99:99", "2024-01-01T25:00:00Z", "9999-12-31T23:59:59.9999999+14:00", "0001-01-01T00:00:00+14:00", "253402300799999", "-62135596800001", "99999999999999999", "24:00", "now",
        "GET", "P\u00D6ST", "get", "POST ", "TRACE", "CONNECT", "A B", "a:b", "Content-Length", "Host", "Transfer-Encoding", ":authority", "X-\u00DC",
        "producer", "consumer", "hybrid ", "PRODUCER", "asc", "DESC", "processed", "error", "aborted", "processing", "skipped", "retried", "id", "name", "created_at", "__proto__", "constructor", "toString",
        "*", "admin", "OAUTH2_global:*", "OAUTH2_global", "a:b:c", ":", "client_credentials", "password", "refresh_token",
        new string('a', 150), new string('a', 151), new string('\u00FC', 151), new string('a', 5_000), string.Concat(Enumerable.Repeat("%41", 500)),
    ];

    /// <summary>A text too long for a request line or a header.</summary>
    public static string Long { get; } = new('z', 60_000);
}
