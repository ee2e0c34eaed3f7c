using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary>Ordered lists of names and texts: headers, query parameters, form fields.</summary>
public static class NamedTexts
{
    /// <summary>The first text of a name, compared without regard to case when <paramref name="ignoreCase"/>; null when there is none.</summary>
    public static string? Find(this IReadOnlyList<KeyValuePair<string, string>> pairs, string name, bool ignoreCase = true)
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var i = 0; i < pairs.Count; i++)
        {
            if (string.Equals(pairs[i].Key, name, comparison))
            {
                return pairs[i].Value;
            }
        }

        return null;
    }

    /// <summary>Writes an object; a name that repeats becomes an array of its texts.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        writer.WriteStartObject();
        foreach (var group in pairs.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
        {
            writer.WritePropertyName(group.Key);
            var texts = group.ToList();
            if (texts.Count == 1)
            {
                writer.WriteStringValue(texts[0]);
                continue;
            }

            writer.WriteStartArray();
            texts.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
