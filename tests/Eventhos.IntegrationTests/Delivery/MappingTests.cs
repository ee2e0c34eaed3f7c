using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>What a template makes of an event, as the consumer gets it.</summary>
public sealed class MappingTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("\"text\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("1.10")]
    [InlineData("12345678901234567890123")]
    [InlineData("1e400")]
    [InlineData("-0.0")]
    [InlineData("""{"z":1,"a":[1,{"b":null}]}""")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"ä€😀<>&'\"")]
    public async Task A_value_that_is_one_variable_keeps_its_type_and_its_digits(string value) =>
        await MapsAsync("""{"v":"${.body.v}"}""", $$"""{"v":{{value}}}""", $$"""{"v":{{value}}}""");

    [Theory]
    [InlineData("""{"v":"${.body.a} and ${.body.b}"}""", """{"v":"1 and two"}""")]
    [InlineData("""{"v":"${.body.a}${.body.b}"}""", """{"v":"1two"}""")]
    [InlineData("""{"v":"<${.body.c}>"}""", """{"v":"<true>"}""")]
    [InlineData("""{"v":"<${.body.d}>"}""", """{"v":"<>"}""")]
    [InlineData("""{"v":"is ${.body.e}"}""", """{"v":"is {\"x\":[1,2.0]}"}""")]
    [InlineData("""{"v":"$${.body.a} costs 5$"}""", """{"v":"${.body.a} costs 5$"}""")]
    public async Task Variables_in_a_longer_text_are_all_replaced(string template, string expected) =>
        await MapsAsync(template, """{"a":1,"b":"two","c":true,"d":null,"e":{"x":[1,2.0]}}""", expected);

    [Theory]
    [InlineData("""{"v":"${.body.list[0].c}"}""", """{"v":1}""")]
    [InlineData("""{"v":"${.body.list[1].c}"}""", """{"v":2.50}""")]
    [InlineData("""{"v":"${.body.list[-1].c}"}""", """{"v":2.50}""")]
    [InlineData("""{"v":"${.body.some-name.with-dash}"}""", """{"v":"dashed"}""")]
    [InlineData("""{"v":"${.body['some-name']['with-dash']}"}""", """{"v":"dashed"}""")]
    [InlineData("""["${.body.list[0].c}",{"deep":["${.body.list[1].c}"]},3.0]""", """[1,{"deep":[2.50]},3.0]""")]
    [InlineData("""{"whole":"${.body}"}""", """{"whole":{"list":[{"c":1},{"c":2.50}],"some-name":{"with-dash":"dashed"}}}""")]
    [InlineData("""{"fixed":[1.0,true,null,"x"],"v":1}""", """{"fixed":[1.0,true,null,"x"],"v":1}""")]
    public async Task Paths_reach_any_depth_and_templates_have_any(string template, string expected) =>
        await MapsAsync(template, """{"list":[{"c":1},{"c":2.50}],"some-name":{"with-dash":"dashed"}}""", expected);

    [Theory]
    [InlineData("[1,2]", """{"v":"${.body[1]}"}""", """{"v":2}""")]
    [InlineData("[1,2]", """{"v":"${.body}"}""", """{"v":[1,2]}""")]
    [InlineData("17.0", """{"v":"${.body}"}""", """{"v":17.0}""")]
    [InlineData("\"text\"", """{"v":"got ${.body}"}""", """{"v":"got text"}""")]
    public async Task Arrays_and_scalars_are_mapped_as_what_they_are(string body, string template, string expected) =>
        await MapsAsync(template, body, expected);

    [Fact]
    public async Task A_missing_value_is_null_in_a_body_and_nothing_in_a_text_and_told_as_a_warning()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/x${.body.gone}y"))
        {
            Template = """{"one":"${.body.no.such[3].thing}","text":"<${.body.other}>"}""",
            Headers = [("X-Missing", "${.headers.x-none}")],
            Query = [("q", "${.query.none}")],
        });

        var execution = (await flow.CarryOutAsync("""{"no":1}""")).Delivered();

        Assert.Equal("""{"one":null,"text":"<>"}""", receiver.Call.Text);
        Assert.Equal("/xy", receiver.Call.Path);
        Assert.Equal("?q=", receiver.Call.Query);
        Assert.Equal("", receiver.Call.Header("X-Missing") ?? "");
        Assert.Equal(
            ["${.body.gone}", "${.body.no.such[3].thing}", "${.body.other}", "${.headers.x-none}", "${.query.none}"],
            execution.Warnings.Select(warning => warning.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Headers_query_and_url_of_the_event_are_variables_too()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Template = """{"header":"${.headers.X-Custom}","query":"${.query.some-name}","list":"${.query.tag}","url":"${.url}"}""",
            Headers = [("X-Copy", "${.headers.x-custom}")],
            Query = [("copy", "${.query.some-name}")],
        });
        var path = $"{Sending.PathOf(flow.Event)}&some-name=value&tag=a&tag=b";

        var sent = await hub.Anyone.PostBytesAsync(path, [], null, ("access-key", flow.Event.AccessKey), ("X-Custom", "yes"));
        (await hub.SettledExecutionAsync(sent.EventId)).Delivered();

        Assert.Equal($$"""{"header":"yes","query":"value","list":["a","b"],"url":"{{path}}"}""", receiver.Call.Text);
        Assert.Equal("yes", receiver.Call.Header("X-Copy"));
        Assert.Equal("?copy=value", receiver.Call.Query);
    }

    [Fact]
    public async Task The_access_key_is_no_variable()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"h":"${.headers.access-key}","u":"${.url}"}""" });

        (await flow.CarryOutAsync()).Delivered();

        Assert.DoesNotContain(flow.Event.AccessKey, receiver.Call.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_inside_a_longer_text_fails_the_mapping()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"v":"<${.body.v}>"}""" });

        (await flow.CarryOutAsync("{\"v\":\"\\ud800\"}")).GaveUp("mapping_failed");

        Assert.Empty(receiver.Calls);
    }

    private async Task MapsAsync(string template, string body, string expected)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = template });

        (await flow.CarryOutAsync(body)).Delivered();

        Assert.Equal(expected, receiver.Call.Text);
        Assert.Equal("application/json", receiver.Call.Header("Content-Type"));
    }
}
