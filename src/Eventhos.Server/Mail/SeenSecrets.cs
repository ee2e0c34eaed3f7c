using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Mail;

/// <summary>
/// The values of sensitive names in an exchange. A consumer may say them again in words of its own, and so may a script; where they
/// stand without their name, only the values themselves give them away.
/// </summary>
internal sealed class SeenSecrets
{
    // Shorter ones are found in any text, and are no secrets.
    private const int ShortestValue = 4;

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private readonly Masking _masking;

    public SeenSecrets(Masking masking) => _masking = masking;

    /// <summary>Collects from names and texts.</summary>
    public void Collect(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        foreach (var (name, value) in pairs)
        {
            if (_masking.Hides(name))
            {
                Add(value);
            }
        }
    }

    /// <summary>Collects from a query or a form.</summary>
    public void Collect(string query) => Collect(FormText.Parse(query));

    /// <summary>Collects at any depth.</summary>
    public void Collect(JsonElement value, bool isHidden = false)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Collect(member.Value, isHidden || HasHiddenName(member));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Collect(item, isHidden);
                }

                break;
            case JsonValueKind.String when isHidden:
                Add(TextOf(value));
                break;
            case JsonValueKind.Number when isHidden:
                Add(value.GetRawText());
                break;
        }
    }

    /// <summary>The text with every collected value hidden; longer ones first, as one may be part of another.</summary>
    public string Hide(string text)
    {
        foreach (var value in _values.OrderByDescending(value => value.Length))
        {
            text = text.Replace(value, Masking.Mark, StringComparison.Ordinal);
        }

        return text;
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair (RFC 8259 section 8.2): nobody can say it again but as it is written.
            return value.GetRawText();
        }
    }

    private bool HasHiddenName(JsonProperty member)
    {
        try
        {
            return _masking.Hides(member.Name);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no configured name can be it.
            return false;
        }
    }

    private void Add(string value)
    {
        if (value.Length < ShortestValue || value == Masking.Mark)
        {
            return;
        }

        _values.Add(value);

        // "Bearer abc" may be said again as "abc".
        var scheme = value.IndexOf(' ', StringComparison.Ordinal);
        if (scheme > 0 && value.Length - scheme > ShortestValue)
        {
            _values.Add(value[(scheme + 1)..].Trim());
        }
    }
}
