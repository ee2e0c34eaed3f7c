using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>Bodies that are not made from a JSON template to JSON: forwarded as they came, forms, texts.</summary>
public sealed class BodyFormatTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData(" {\n\t\"z\" : 1.0 ,\"a\":[ ] , \"z\":2,\"\\u00e4\":\"\\/\" }\r\n ", "application/json; charset=utf-8")]
    [InlineData("\uFEFF{\"a\":1}", "application/json")]
    [InlineData("{\"a\":1}", "application/vnd.github+json")]
    [InlineData("b=2&a=1&a=%zz+", "application/x-www-form-urlencoded")]
    [InlineData("<?xml version=\"1.0\"?>\n<a  b='1'/>", "application/xml; charset=utf-8")]
    [InlineData(" text\0with anything ", "text/plain")]
    public async Task A_forwarded_event_arrives_byte_for_byte_with_its_content_type(string body, string contentType)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        (await flow.CarryOutAsync(body, contentType)).Delivered();

        Assert.Equal(Encoding.UTF8.GetBytes(body), receiver.Call.Body);
        Assert.Equal(contentType, receiver.Call.Header("Content-Type"));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_forwarded_too()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        byte[] latin = [0x3C, 0xE4, 0xF6, 0xFC, 0x3E];

        var sent = await hub.SendAsync(flow.Event, latin, "text/plain; charset=iso-8859-1");
        (await hub.SettledExecutionAsync(sent.EventId)).Delivered();

        Assert.Equal(latin, receiver.Call.Body);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(" { } ")]
    [InlineData(null)]
    public async Task An_empty_template_forwards_the_event(string? template)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = template });

        (await flow.CarryOutAsync("{ \"a\":1 }")).Delivered();

        Assert.Equal("{ \"a\":1 }", receiver.Call.Text);
    }

    [Fact]
    public async Task A_GET_forwards_no_body()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Method = "get" });

        (await flow.CarryOutAsync("""{"a":1}""")).Delivered();

        Assert.Equal("GET", receiver.Call.Method);
        Assert.Empty(receiver.Call.Body);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Other_methods_carry_the_body(string method)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Method = method, Template = """{"a":1}""" });

        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal(method, receiver.Call.Method);
        Assert.Equal("""{"a":1}""", receiver.Call.Text);
    }

    [Fact]
    public async Task The_fields_of_a_form_are_variables()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"a":"${.body.a}","b":"${.body.b}","all":"${.body}"}""" });

        (await flow.CarryOutAsync("a=1&b=x+y%26z&a=2", "application/x-www-form-urlencoded")).Delivered();

        Assert.Equal("""{"a":["1","2"],"b":"x y&z","all":{"a":["1","2"],"b":"x y&z"}}""", receiver.Call.Text);
    }

    [Fact]
    public async Task A_form_is_sent_where_the_content_type_says_so()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Headers = [("Content-Type", "application/x-www-form-urlencoded")],
            Template = """{"name":"${.body.name}","n":"${.body.n}","list":["a",1.0]}""",
        });

        (await flow.CarryOutAsync("""{"name":"Ä & b","n":10.0}""")).Delivered();

        Assert.Equal("name=%C3%84+%26+b&n=10.0&list=a&list=1.0", receiver.Call.Text);
        Assert.Equal("application/x-www-form-urlencoded", receiver.Call.Header("Content-Type"));
    }

    [Fact]
    public async Task XML_comes_in_as_a_text_and_goes_out_as_one()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Headers = [("Content-Type", "application/xml")],
            Template = "<outer>${.body}</outer>",
        });

        (await flow.CarryOutAsync("<inner a=\"1\">ä</inner>", "text/xml")).Delivered();

        Assert.Equal("<outer><inner a=\"1\">ä</inner></outer>", receiver.Call.Text);
        Assert.Equal("application/xml", receiver.Call.Header("Content-Type"));
    }

    [Fact]
    public async Task A_text_in_another_encoding_is_read_as_what_it_is()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"v":"${.body}"}""" });

        var sent = await hub.SendAsync(flow.Event, [0xE4], "text/plain; charset=iso-8859-1");
        (await hub.SettledExecutionAsync(sent.EventId)).Delivered();

        Assert.Equal("""{"v":"ä"}""", receiver.Call.Text);
    }

    [Fact]
    public async Task An_event_without_a_body_has_an_empty_object_for_templates()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"v":"${.body}"}""" });

        var sent = await hub.SendAsync(flow.Event, [], contentType: null);
        (await hub.SettledExecutionAsync(sent.EventId)).Delivered();

        Assert.Equal("""{"v":{}}""", receiver.Call.Text);
    }
}
