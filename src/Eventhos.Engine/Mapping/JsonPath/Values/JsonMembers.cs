using System.Runtime.InteropServices;
using System.Text.Json;

namespace Eventhos.Engine.Mapping.JsonPath.Values;

/// <summary>Finds members by name without the exceptions JsonElement throws on names with ill-formed escapes.</summary>
internal static class JsonMembers
{
    /// <summary>Six bytes, as in <c>\u0041</c>, may stand for one.</summary>
    private const int MaxEscapeGrowth = 6;

    /// <summary>The last member of that name, as <see cref="JsonElement.TryGetProperty(string, out JsonElement)"/> has it.</summary>
    public static bool TryFind(JsonElement node, ReadOnlySpan<byte> utf8Name, out JsonElement value)
    {
        value = default;
        if (node.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var found = false;
        foreach (var member in node.EnumerateObject())
        {
            if (HasName(JsonMarshal.GetRawUtf8PropertyName(member), utf8Name))
            {
                value = member.Value;
                found = true;
            }
        }

        return found;
    }

    private static bool HasName(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> utf8Name)
    {
        // An escape is never shorter than what it stands for.
        if (raw.Length <= utf8Name.Length)
        {
            return raw.SequenceEqual(utf8Name);
        }

        return raw.Length <= utf8Name.Length * MaxEscapeGrowth
            && raw.Contains((byte)'\\')
            && JsonText.Unescape(raw).SequenceEqual(utf8Name);
    }
}
