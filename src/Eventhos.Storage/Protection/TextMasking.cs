using System.Buffers;
using System.Text.RegularExpressions;

namespace Eventhos.Storage.Protection;

/// <summary>Finds values beside sensitive names in text that is no JSON: parameters, XML, header lines. Takes time in proportion to the text.</summary>
internal sealed partial class TextMasking
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SearchValues<string> _any;
    private readonly Regex? _parameter;
    private readonly Regex? _element;
    private readonly Regex? _quoted;
    private readonly Regex? _line;

    public TextMasking(IReadOnlyCollection<string> names)
    {
        _any = SearchValues.Create([.. names], StringComparison.OrdinalIgnoreCase);
        if (names.Count == 0)
        {
            return;
        }

        var any = string.Join('|', names.Select(Regex.Escape));

        // name=value in a query, a form or a cookie; a name may carry a prefix in brackets, e.g. user[password].
        _parameter = new Regex($"""(?<keep>(^|[?&;,\s"'\[])({any})\]?=)(?<value>[^&;#\s"'<>]+)""", Linear, Patience);

        // <name …>value</name>, with or without a namespace.
        _element = new Regex($"""(?<keep><([\w.-]+:)?({any})(\s[^<>]*)?>)(?<value>[^<]+)""", Linear, Patience);

        // name="value" of an attribute, and "name": "value" in JSON that is broken or cut.
        _quoted = new Regex($"""(?<keep>(^|[\s"'])({any})["']?\s*[:=]\s*["'])(?<value>[^"']+)""", Linear, Patience);

        // name: value, to the end of its line.
        _line = new Regex($"""(?<keep>(^|[\r\n])[ \t]*({any})[ \t]*:[ \t]*)(?<value>[^\r\n"'\{Brackets}][^\r\n]*)""", Linear, Patience);
    }

    private const string Brackets = "{[";

    /// <summary>True when the text holds any of the names.</summary>
    public bool NamesAny(string text) => _parameter is not null && text.AsSpan().ContainsAny(_any);

    /// <summary>The text with the values hidden.</summary>
    public string Mask(string text)
    {
        if (!NamesAny(text))
        {
            return text;
        }

        text = _parameter!.Replace(text, Hidden);
        text = _element!.Replace(text, Hidden);
        text = _quoted!.Replace(text, Hidden);
        return _line!.Replace(text, Hidden);
    }

    /// <summary>The URL with the values of its parameters and the password of its user hidden (RFC 3986 section 3.2.1).</summary>
    public string MaskUrl(string url)
    {
        var masked = UserInfo().Replace(url, match => match.Groups["keep"].Value + Masking.Mark + "@");
        var query = masked.IndexOf('?', StringComparison.Ordinal);
        return query < 0 || _parameter is null ? masked : masked[..query] + MaskQuery(masked[query..]);
    }

    /// <summary>By parameter, because a name may be written with percent signs.</summary>
    private string MaskQuery(string query)
    {
        var parts = query[1..].Split('&');
        for (var i = 0; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && IsName(Uri.UnescapeDataString(parts[i][..equals])))
            {
                parts[i] = parts[i][..(equals + 1)] + Masking.Mark;
            }
        }

        return "?" + string.Join('&', parts);
    }

    private bool IsName(string name) => _parameter!.Match(name + "=x") is { Success: true };

    private static string Hidden(Match match) => match.Groups["keep"].Value + Masking.Mark;

    [GeneratedRegex(@"^(?<keep>[a-z][a-z0-9+.-]*://([^/?#@:]*:)?)[^/?#@]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UserInfo();
}
