using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>That what holds answers against the document would see a difference.</summary>
public sealed class SchemaCheckTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Row =
        """{"id":3,"class":"producer","identifier":"x","name":"x","type":"erp","description":"","deleted":0,"created_at":"2026-11-23T15:45:11.317Z","updated_at":"2026-11-23T15:45:11.317Z","client_id":null}""";

    [Theory]
    [InlineData("", "", true)]
    [InlineData("\"id\":3,", "\"id\":3,\"extra\":1,", false)]
    [InlineData("\"name\":\"x\",", "", false)]
    [InlineData("\"id\":3", "\"id\":\"3\"", false)]
    [InlineData("\"name\":\"x\"", "\"name\":null", false)]
    [InlineData("\"deleted\":0", "\"deleted\":2", false)]
    [InlineData("\"deleted\":0", "\"deleted\":false", false)]
    [InlineData("\"producer\"", "\"other\"", false)]
    [InlineData("2026-11-23T15:45:11.317Z", "yesterday", false)]
    [InlineData("\"client_id\":null", "\"client_id\":7", true)]
    public async Task Fields_that_are_undocumented_or_missing_or_of_another_type_or_value_are_seen(string part, string change, bool right)
    {
        var document = await ApiDocument.ReadAsync(hub);
        var check = await SchemaCheck.OfAsync(document);
        var row = part.Length == 0 ? Row : Row.Replace(part, change, StringComparison.Ordinal);

        var faults = check.OfAnswer(document.Find("GET", "/system/3")!, 200, $$"""{"code":200000,"message":"success","content":{{row}}}""");

        Assert.True(right == !faults.Any(), string.Join('\n', faults));
    }
}
