using System.Text.Json;

namespace Eventhos.Tests.Mapping.JsonPath;

/// <summary>One test of the compliance suite.</summary>
internal sealed class ComplianceCase
{
    private static readonly Lazy<IReadOnlyDictionary<string, ComplianceCase>> Suite = new(Read);

    private readonly JsonElement test;

    private ComplianceCase(JsonElement test)
    {
        this.test = test;
    }

    public static IReadOnlyDictionary<string, ComplianceCase> All => Suite.Value;

    public string Selector => test.GetProperty("selector").GetString()!;

    public bool IsInvalid => test.TryGetProperty("invalid_selector", out _);

    public JsonElement Document => test.GetProperty("document");

    public bool Allows(IEnumerable<JsonElement> nodes)
    {
        var actual = JsonElement.Parse($"[{string.Join(',', nodes.Select(node => node.GetRawText()))}]");
        return test.TryGetProperty("results", out var results)
            ? results.EnumerateArray().Any(result => JsonElement.DeepEquals(result, actual))
            : JsonElement.DeepEquals(test.GetProperty("result"), actual);
    }

    private static Dictionary<string, ComplianceCase> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Mapping", "JsonPath", "cts.json");
        using var suite = JsonDocument.Parse(File.ReadAllText(file));
        return suite.RootElement.Clone().GetProperty("tests").EnumerateArray()
            .Select(test => new ComplianceCase(test))
            .Index()
            .ToDictionary(item => $"{item.Index}: {item.Item.test.GetProperty("name").GetString()}", item => item.Item);
    }
}
