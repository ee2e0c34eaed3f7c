using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 4: what an action can't be. A fault is told when it is set up, not when the first event comes.</summary>
public sealed class ActionRefusalTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("system_id", null, 400001, "Invalid body; system_id is required")]
    [InlineData("identifier", null, 400001, "Invalid body; identifier is required")]
    [InlineData("name", null, 400001, "Invalid body; name is required")]
    [InlineData("operation", null, 400001, "Invalid body; operation is required")]
    [InlineData("url", null, 400001, "Invalid body; url is required")]
    [InlineData("method", null, 400001, "Invalid body; method is required")]
    [InlineData("headers", 5, 400002, "Invalid body; headers is not an array")]
    [InlineData("queryUrlParams", "x", 400002, "Invalid body; queryUrlParams is not an array")]
    [InlineData("body", "x", 400002, "Invalid body; body is not an array")]
    [InlineData("url", 5, 400003, "Invalid body; url is not an string")]
    [InlineData("rawFunctionBody", 5, 400003, "Invalid body; rawFunctionBody is not an string")]
    [InlineData("reply_to", 5, 400003, "Invalid body; reply_to is not an string")]
    [InlineData("securityType", "x", 400004, "Invalid body; securityType is not a number")]
    public async Task What_is_missing_or_wrong_is_named(string field, object? value, int code, string message) =>
        (await CreateAsync((field, value), ("rawBody", null))).Has(400, code, message);

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("/relative")]
    [InlineData("no url")]
    [InlineData("http://localhost/${.body")]
    [InlineData("http://localhost/${body}")]
    [InlineData("http://localhost/${.body[}")]
    public async Task A_url_that_never_works_is_refused(string url) => await IsRefusedAsync(("url", url));

    [Theory]
    [InlineData("GET IT")]
    [InlineData("P\r\nOST")]
    public async Task A_method_that_is_none_is_refused(string method) => await IsRefusedAsync(("method", method));

    [Theory]
    [InlineData("X Y")]
    [InlineData("X\r\nY")]
    [InlineData("X:")]
    public async Task A_header_name_that_is_none_is_refused(string name) =>
        await IsRefusedAsync(("headers", new[] { new { key = name, value = "1" } }));

    [Fact]
    public async Task A_body_template_that_is_not_JSON_is_refused() => await IsRefusedAsync(("rawBody", "{\"a\":"));

    [Fact]
    public async Task A_body_template_with_a_variable_that_is_none_is_refused() => await IsRefusedAsync(("rawBody", new { a = "${nothing}" }));

    [Fact]
    public async Task JavaScript_that_does_not_parse_is_refused_with_its_line()
    {
        var answer = await CreateAsync(("rawFunctionBody", "const a = 1;\nreturn a +;"));

        Assert.Equal(400, answer.Status);
        Assert.Contains("line 2", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JavaScript_that_leaves_its_function_is_refused() => await IsRefusedAsync(("rawFunctionBody", "return 1; } ); ( function () {"));

    [Theory]
    [InlineData("securityType", 2)]
    [InlineData("securityUrl", null)]
    [InlineData("securityUrl", "nonsense")]
    [InlineData("clientId", null)]
    [InlineData("clientSecret", null)]
    public async Task Security_that_is_not_whole_is_refused(string field, object? value) => await IsRefusedAsync(
        ("securityType", 1), ("securityUrl", "http://localhost/token"), ("clientId", "a"), ("clientSecret", "b"), (field, value));

    [Theory]
    [InlineData("headers")]
    [InlineData("queryUrlParams")]
    [InlineData("body")]
    public async Task Objects_and_arrays_where_a_value_is_expected_are_refused(string field)
    {
        await IsRefusedAsync((field, new[] { new { key = "a", value = new { b = 1 } } }), ("rawBody", null));
        await IsRefusedAsync((field, new[] { new { key = "a", value = new[] { 1 } } }), ("rawBody", null));
    }

    [Fact]
    public async Task An_action_of_an_unknown_system_is_refused() => Assert.Equal(404, (await CreateAsync(("system_id", 999_999))).Status);

    private async Task IsRefusedAsync(params (string Field, object? Value)[] fields)
    {
        var answer = await CreateAsync(fields);

        Assert.True(answer.Status == 400, answer.Text);
        Assert.StartsWith("Invalid body; ", answer.Message, StringComparison.Ordinal);
    }

    private async Task<HubAnswer> CreateAsync(params (string Field, object? Value)[] fields)
    {
        var body = new Dictionary<string, object?>(new ActionSpec("http://localhost/").ToBody(await hub.AddSystemAsync()), StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            body[field] = value;
        }

        return await hub.Admin.PostAsync("/action", body);
    }
}
