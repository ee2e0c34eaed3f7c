using System.Text;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>Values that a field may turn out to have: JSON that is not what is meant, and what is no JSON.</summary>
internal static class OddJson
{
    /// <summary>JSON values, every one of them well-formed (RFC 8259).</summary>
    public static IReadOnlyList<byte[]> Values { get; } = [.. Numbers().Concat(Structures()).Select(Bytes), .. OddTexts.All.Select(text => Bytes(Quoted(text)))];

    /// <summary>What stands where a value should, but is none.</summary>
    public static IReadOnlyList<byte[]> Broken { get; } =
    [
        .. new[]
        {
            "NaN", "-Infinity", "undefined", "'x'", "01", "1.", ".5", "+1", "0x1F", "1e", "tru", "nul", "\"\\x\"", "\"\\u12\"", "\"open", "[1,", "{\"a\":", "{a:1}", "[1,]",
            "{\"a\":1,}", "/* */ 1", "1 // one", "", "}", "]", "\"a\" \"b\"", "1 2", "\"tab\there\"", "\"line\nbreak\"", "\"nul\0here\"", "\u00A01", new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 50_000)),
        }.Select(Bytes),
        [(byte)'"', 0xFF, 0xFE, (byte)'"'],
        [(byte)'"', 0xC0, 0x80, (byte)'"'],
        [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'],
        [(byte)'"', 0xE2, 0x82, (byte)'"'],
        [(byte)'"', 0xF4, 0x90, 0x80, 0x80, (byte)'"'],
    ];

    /// <summary>A JSON text, escaped as little as possible, so that odd characters come as themselves.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c is '"' or '\\' ? $"\\{c}" : c < ' ' || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c);
        }

        return json.Append('"').ToString();
    }

    private static string[] Numbers() =>
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.5", "1.0", "1e0", "1E5", "0.1e1", "1e400", "-1e400", "1e-400", "1e2147483648", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "2147483647", "2147483648", "-2147483649", "4294967296", "253402300800000", "99999999999999",
        "0.1", "1e18", "1e19", new string('9', 400), $"0.{new string('1', 5000)}",
    ];

    private static string[] Structures() =>
    [
        "[]", "{}", "[[]]", "[1]", "[null]", "[{}]", "[\"\"]", "[[[[[]]]]]", "{\"id\":1}", "{\"id\":{\"id\":1}}", "[{\"id\":null}]", "[{\"id\":\"x\"}]", "[{\"id\":[1]}]", "[{\"id\":1e400}]",
        "[{\"id\":-1},{\"id\":-1}]", "{\"\":1}", "{\"a\":1,\"a\":2}", "{\"__proto__\":{\"admin\":true}}", "{\"$ref\":\"#\"}", "{\"a[b]\":1}", "[{\"key\":1,\"value\":[]}]",
        "[{\"key\":\"a\\r\\nb\",\"value\":\"c\"}]", "[{\"key\":\"\\ud800\",\"value\":\"\\udc00\"}]", "{\"\\ud800\":\"\\ud800\"}", "{\"event\":[{\"allowed\":\"*\",\"id\":-1}]}", "{\"event\":{\"allowed\":1}}",
        Nested("[", "]", 60), Nested("[", "]", 510), Nested("[", "]", 511), Nested("[", "]", 512), Nested("[", "]", 600), Nested("{\"a\":", "}", 500, "1"), Nested("{\"a\":", "}", 511, "1"),
        $"[{string.Join(',', Enumerable.Repeat("{\"id\":-1}", 3000))}]", $"[{string.Join(',', Enumerable.Range(0, 5000))}]",
        $"{{{string.Join(',', Enumerable.Range(0, 2000).Select(i => $"\"k{i}\":{i}"))}}}",
    ];

    private static string Nested(string open, string close, int depth, string inner = "") =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
