using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Eventhos.Engine.Mapping;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>Makes one thing wrong in a body that is right otherwise; or replaces it by something else altogether.</summary>
internal static class BodyMutations
{
    // Stands for the odd value until the rest is written.
    private const string Mark = "odd-value-here";

    // Stands for a name that is half a surrogate pair.
    private const string HalfName = "half-a-pair-here";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] ExtraNames = ["id", "deleted", "stamp", "roles", "__proto__", "password", "access_token", "unmask", "ids", "receivedEventIds", "filter", "", "a[b]", "a.b"];

    /// <summary>A body of valid shape with one field that is not.</summary>
    public static void OfField(Random random, RequestDraft draft, string body)
    {
        var root = JsonNode.Parse(body)!.AsObject();
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            Whole(random, draft);
            return;
        }

        var (parent, key) = places[random.Next(places.Count)];
        var odd = random.Next(12) == 0 ? OddJson.Broken[random.Next(OddJson.Broken.Count)] : OddJson.Values[random.Next(OddJson.Values.Count)];
        var what = random.Next(11) switch
        {
            0 => Remove(parent, key),
            1 => Wrap(parent, key),
            2 => Rename(random, parent, key),
            3 => Repeat(parent, key),
            4 => Add(parent, ExtraNames[random.Next(ExtraNames.Length)]),
            5 => Add(parent, HalfName),
            _ => Replace(parent, key),
        };
        draft.Oddities.Add($"{what} {key}");
        draft.Body = Written(root, odd);
    }

    /// <summary>The same fields as a form, one of them odd.</summary>
    public static void AsForm(Random random, RequestDraft draft, string body)
    {
        var fields = JsonNode.Parse(body)!.AsObject().Select(field => KeyValuePair.Create(field.Key, field.Value?.ToString() ?? "")).ToList();
        if (fields.Count > 0)
        {
            var at = random.Next(fields.Count);
            fields[at] = KeyValuePair.Create(fields[at].Key, OddTexts.All[random.Next(OddTexts.All.Count)]);
        }

        var text = FormText.Encode(fields.Where(field => !field.Value.Any(char.IsSurrogate))) + random.Next(6) switch
        {
            0 => "&a=%zz&%ff=%ff",
            1 => "&=&=&&",
            2 => "&roles[]=1&roles[id]=2",
            3 => "&name=1&name=2",
            _ => "",
        };
        draft.Oddities.Add("a form");
        draft.Set("Content-Type", "application/x-www-form-urlencoded");
        draft.Body = Encoding.Latin1.GetBytes(text);
    }

    /// <summary>A body that has nothing to do with what is asked for.</summary>
    public static void Whole(Random random, RequestDraft draft)
    {
        draft.Oddities.Add("another body");
        draft.Body = random.Next(9) switch
        {
            0 => [],
            1 => OddJson.Values[random.Next(OddJson.Values.Count)],
            2 => OddJson.Broken[random.Next(OddJson.Broken.Count)],
            3 => Noise(random, 1 + random.Next(300)),
            4 => [0xEF, 0xBB, 0xBF, .. "{}"u8],
            5 => Encoding.Unicode.GetBytes("{\"name\":\"x\"}"),
            6 => Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('n', random.Next(2_000_000))}\"}}"),
            7 => [.. "{\"name\":"u8, .. OddJson.Broken[random.Next(OddJson.Broken.Count)], (byte)'}'],
            _ => Encoding.UTF8.GetBytes(OddTexts.All[random.Next(OddTexts.All.Count)]),
        };
    }

    /// <summary>A body that was damaged on its way.</summary>
    public static void Damage(Random random, RequestDraft draft, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        if (bytes.Length == 0)
        {
            return;
        }

        draft.Oddities.Add("a damaged body");
        switch (random.Next(4))
        {
            case 0:
                bytes = bytes[..random.Next(bytes.Length)];
                break;
            case 1:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                break;
            case 2:
                bytes = [.. bytes, .. bytes];
                break;
            default:
                bytes = [.. bytes, .. Noise(random, 5)];
                break;
        }

        draft.Body = bytes;
    }

    private static string Replace(JsonNode parent, string key)
    {
        Put(parent, key, JsonValue.Create(Mark));
        return "odd";
    }

    private static string Remove(JsonNode parent, string key)
    {
        if (parent is JsonArray array)
        {
            array.RemoveAt(int.Parse(key));
        }
        else
        {
            parent.AsObject().Remove(key);
        }

        return "without";
    }

    private static string Wrap(JsonNode parent, string key)
    {
        var value = Take(parent, key);
        Put(parent, key, new JsonArray(new JsonObject { ["id"] = value, ["value"] = JsonValue.Create(Mark) }));
        return "wrapped";
    }

    private static string Rename(Random random, JsonNode parent, string key)
    {
        if (parent is not JsonObject fields)
        {
            return Replace(parent, key);
        }

        var value = Take(parent, key);
        fields.Remove(key);
        fields[random.Next(3) switch { 0 => key.ToUpperInvariant(), 1 => $"{key}[]", _ => $"{key}\0" }] = value;
        return "renamed";
    }

    private static string Repeat(JsonNode parent, string key)
    {
        if (parent is JsonObject fields)
        {
            // Written twice in the end.
            fields[$"{Mark}{key}"] = JsonValue.Create(Mark);
            return "repeated";
        }

        var array = parent.AsArray();
        for (var i = 0; i < 50; i++)
        {
            array.Add(array[int.Parse(key)]?.DeepClone());
        }

        return "many of";
    }

    private static string Add(JsonNode parent, string name)
    {
        if (parent is JsonObject fields)
        {
            fields[name] = JsonValue.Create(Mark);
        }
        else
        {
            parent.AsArray().Add(JsonValue.Create(Mark));
        }

        return $"{name} beside";
    }

    private static JsonNode? Take(JsonNode parent, string key)
    {
        var value = parent is JsonArray array ? array[int.Parse(key)] : parent[key];
        return value?.DeepClone();
    }

    private static void Put(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray array)
        {
            array[int.Parse(key)] = value;
        }
        else
        {
            parent[key] = value;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode node)
    {
        var children = node switch
        {
            JsonObject fields => fields.Select(field => (field.Key, field.Value)).ToList(),
            JsonArray items => [.. items.Select((item, i) => ($"{i}", item))],
            _ => [],
        };
        foreach (var (key, child) in children)
        {
            yield return (node, key);
            if (child is JsonObject or JsonArray)
            {
                foreach (var place in Places(child))
                {
                    yield return place;
                }
            }
        }
    }

    private static byte[] Written(JsonObject root, byte[] odd)
    {
        var text = root.ToJsonString(Relaxed).Replace(HalfName, "\\ud800", StringComparison.Ordinal);
        var parts = text.Split($"\"{Mark}\"");
        using var body = new MemoryStream();
        for (var i = 0; i < parts.Length; i++)
        {
            body.Write(Encoding.UTF8.GetBytes(parts[i].Replace($"\"{Mark}", "\"", StringComparison.Ordinal)));
            if (i < parts.Length - 1)
            {
                body.Write(odd);
            }
        }

        return body.ToArray();
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
