using System.Collections.Frozen;
using System.Text.Json;

namespace Eventhos.Server.Ui.Texts;

/// <summary>The words of the pages in one language. Each folder of pages has a file a language, with the same keys.</summary>
internal sealed class PageTexts
{
    private readonly FrozenDictionary<string, string> _texts;

    private PageTexts(string language)
    {
        Language = language;
        var assembly = typeof(PageTexts).Assembly;
        _texts = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Texts/", StringComparison.Ordinal) && name.Replace('\\', '/').EndsWith($"/{language}.json", StringComparison.Ordinal))
            .SelectMany(name => Read(assembly.GetManifestResourceStream(name)!))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The languages there are, the first for whoever prefers none of them.</summary>
    public static IReadOnlyList<PageTexts> All { get; } = [new("en"), new("es")];

    /// <summary>As browsers name it, e.g. <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text.</summary>
    /// <exception cref="KeyNotFoundException">There is none: a fault of the page.</exception>
    public string this[string key] => _texts[key];

    /// <summary>A text with values in its places <c>{0}</c>, <c>{1}</c> …</summary>
    public string Of(string key, params object[] values) => string.Format(_texts[key], values);

    /// <summary>Those of a language; null if there are none.</summary>
    public static PageTexts? In(string? language) => All.FirstOrDefault(texts => string.Equals(texts.Language, language, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those that a visitor chose before (cookie), else those that the browser likes best (RFC 9110 section 12.5.4).</summary>
    public static PageTexts For(HttpRequest request)
    {
        if (In(request.Cookies[LanguageCookie]) is { } chosen)
        {
            return chosen;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => In(language.Value.ToString().Split('-')[0]))
            .FirstOrDefault(texts => texts is not null) ?? All[0];
    }

    /// <summary>Where the choice is kept.</summary>
    public const string LanguageCookie = "eventhos-language";

    private static Dictionary<string, string> Read(Stream file)
    {
        using (file)
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
        }
    }
}
