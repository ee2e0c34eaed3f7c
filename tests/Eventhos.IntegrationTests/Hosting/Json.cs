using System.Text.Json;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A JSON value that says what is wrong when it is not as expected.</summary>
public sealed record Json(JsonElement Value)
{
    /// <summary>The member, which must be there.</summary>
    public Json this[string name] => Find(name) ?? throw new Xunit.Sdk.XunitException($"There is no {name} in {Raw}");

    /// <summary>The element of an array.</summary>
    public Json this[int index] => Items[index];

    /// <summary>The elements of an array.</summary>
    public IReadOnlyList<Json> Items => [.. Value.EnumerateArray().Select(item => new Json(item))];

    /// <summary>The names of an object, in order.</summary>
    public IReadOnlyList<string> Names => [.. Value.EnumerateObject().Select(member => member.Name)];

    /// <summary>As it was written.</summary>
    public string Raw => Value.GetRawText();

    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    public static Json Parse(string text)
    {
        try
        {
            return new Json(JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 1024 }));
        }
        catch (JsonException e)
        {
            throw new Xunit.Sdk.XunitException($"Not JSON: {text}", e);
        }
    }

    /// <summary>The member; null where it is left out.</summary>
    public Json? Find(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var member) ? new Json(member) : null;

    /// <summary>A member that is a string.</summary>
    public string Text(string name) => this[name].AsText();

    /// <summary>A member that is a number.</summary>
    public long Number(string name) => this[name].AsNumber();

    /// <summary>The value as a string, which it must be.</summary>
    public string AsText()
    {
        Assert.True(Value.ValueKind == JsonValueKind.String, $"Not a string: {Raw}");
        return Value.GetString()!;
    }

    /// <summary>The value as a number, which it must be.</summary>
    public long AsNumber()
    {
        Assert.True(Value.ValueKind == JsonValueKind.Number, $"Not a number: {Raw}");
        return Value.GetInt64();
    }

    /// <summary>The value as a moment: ISO 8601 in UTC with milliseconds and Z, which it must be.</summary>
    public DateTimeOffset AsTime()
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", AsText());
        return Value.GetDateTimeOffset();
    }

    /// <inheritdoc />
    public override string ToString() => Raw;
}
