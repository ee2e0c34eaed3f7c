namespace Eventhos.Engine.Model;

/// <summary>The words for <see cref="AttemptOutcome"/> in storage, metrics and answers.</summary>
public static class AttemptOutcomes
{
    private static readonly string[] Words =
    [
        "delivered", "http_error", "timeout", "dns", "connect", "tls", "reset", "response_too_large",
        "mapping_failed", "auth_failed", "blocked", "circuit_open", "cancelled",
    ];

    /// <summary>The word of an outcome, e.g. <c>http_error</c>.</summary>
    public static string Word(this AttemptOutcome outcome) => Words[(int)outcome];

    /// <summary>The outcome of a word.</summary>
    /// <exception cref="FormatException">The word is none of the outcomes.</exception>
    public static AttemptOutcome Parse(string word)
    {
        var index = Array.IndexOf(Words, word);
        return index < 0 ? throw new FormatException($"'{word}' is not an attempt outcome.") : (AttemptOutcome)index;
    }
}
