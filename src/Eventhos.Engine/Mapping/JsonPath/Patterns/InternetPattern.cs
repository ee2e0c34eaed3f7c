using System.Text.RegularExpressions;

namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>A compiled I-Regexp (RFC 9485). A text that is none matches nothing (RFC 9535, sections 2.4.6 and 2.4.7).</summary>
internal sealed class InternetPattern
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly Regex? regex;

    private readonly PatternAlphabet? alphabet;

    private InternetPattern(string text, Regex? regex, PatternAlphabet? alphabet)
    {
        Text = text;
        this.regex = regex;
        this.alphabet = alphabet;
    }

    public string Text { get; }

    /// <param name="text">The I-Regexp.</param>
    /// <param name="isWhole">Whether it has to match the whole subject, as in <c>match()</c>, or any part of it.</param>
    /// <exception cref="JsonPathLimitException">The expression is too large.</exception>
    public static InternetPattern Compile(string text, bool isWhole)
    {
        if (PatternTranslator.Translate(text) is not { } translated)
        {
            return new InternetPattern(text, regex: null, alphabet: null);
        }

        var expression = isWhole ? $@"\A(?:{translated.Expression})\z" : translated.Expression;
        var compiled = new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Timeout);
        return new InternetPattern(text, compiled, translated.Alphabet);
    }

    public bool Matches(string subject) =>
        regex is not null && alphabet is not null && regex.IsMatch(alphabet.Translate(subject));
}
