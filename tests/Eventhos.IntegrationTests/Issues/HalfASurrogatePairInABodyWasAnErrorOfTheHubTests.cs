using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Issues;

/// <summary>
/// A call of the API whose JSON escaped half a surrogate pair, in the name of any field or in the texts of an action, was answered with
/// 500: such names and texts can't be read.
/// </summary>
public sealed class HalfASurrogatePairInABodyWasAnErrorOfTheHubTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Half = "\\ud83d";

    [Theory]
    [InlineData("/auth/role", """{"identifier":"x","allowedObject":{"system":[{"HALF":1}]}}""")]
    [InlineData("/auth/role", """{"identifier":"x","allowedObject":{"HALF":[]}}""")]
    [InlineData("/auth/client", """{"identifier":"x","name":"Client","description":"","roles":[{"HALF":1}]}""")]
    [InlineData("/event", """{"HALF":1,"system_id":1,"identifier":"x","name":"Event","operation":"new","description":""}""")]
    [InlineData("/event/received/retry", """{"filter":{"HALF":1}}""")]
    public async Task Half_a_pair_in_a_name_is_refused(string path, string body) =>
        (await hub.Admin.PostTextAsync(path, body.Replace("HALF", Half, StringComparison.Ordinal)))
            .Has(400, 400100, "The body is not valid JSON: the name of a field holds half a surrogate pair.");

    [Theory]
    [InlineData("""{"list":[1,"xHALF"]}""", 400010)]
    [InlineData("""{"a":"${.body.a}HALF"}""", 400010)]
    [InlineData("\"HALF\"", 400003)]
    public async Task Half_a_pair_in_a_body_template_is_refused(string template, int code) => await RefusedAsync("rawBody", template, code);

    [Theory]
    [InlineData("""[{"key":"X-A","value":"HALF"}]""")]
    [InlineData("""[{"key":"HALF","value":"a"}]""")]
    public async Task Half_a_pair_in_a_header_is_refused(string headers) => await RefusedAsync("headers", headers, 400003);

    [Fact]
    public async Task A_whole_pair_is_taken()
    {
        (await hub.Admin.PostTextAsync("/auth/application", """{"identifier":"a\ud83d\ude00b","\ud83d\ude00":1}""")).Has(201, 200001);

        Assert.Contains((await hub.Admin.GetAsync("/auth/application")).Content.Items, row => row.Text("identifier") == "a\uD83D\uDE00b");
    }

    private async Task RefusedAsync(string field, string value, int code)
    {
        var system = await hub.AddSystemAsync();
        var body = $$"""{"system_id":{{system}},"identifier":"a","name":"A","operation":"new","description":"","url":"http://localhost/","method":"POST","{{field}}":{{value}}}""";

        (await hub.Admin.PostTextAsync("/action", body.Replace("HALF", Half, StringComparison.Ordinal))).Has(400, code);
    }
}
