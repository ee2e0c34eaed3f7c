using System.Text;
using Eventhos.Engine.Mapping;

namespace Eventhos.Tests.Mapping;

public sealed class TemplateTests
{
    private const string Body =
        """{"id":7,"big":12345678901234567890.10,"name":"Ana \"Q\"","a":{"b":[{"c":1e3},null,true]},"dash-name":"d","empty":"","nul":null}""";

    [Theory]
    [InlineData("""{"x":"${.body.id}"}""", """{"x":7}""")]
    [InlineData("""{"x":"${.body.big}"}""", """{"x":12345678901234567890.10}""")]
    [InlineData("""{"x":["${.body.a.b[0].c}",{"y":"${.body.a.b[2]}"}]}""", """{"x":[1e3,{"y":true}]}""")]
    [InlineData("""{"x":"${.body.a}"}""", """{"x":{"b":[{"c":1e3},null,true]}}""")]
    [InlineData("""{"x":"${.body.dash-name}"}""", """{"x":"d"}""")]
    [InlineData("""{"x":"${.headers.X-GitHub-Event}"}""", """{"x":"push"}""")]
    [InlineData("""{"x":"${.query.tag}"}""", """{"x":"a&b"}""")]
    [InlineData("""{"x":"${.url}"}""", """{"x":"/event/send?event-identifier=x&tag=a%26b"}""")]
    [InlineData("""{"x":"${.body.nul}"}""", """{"x":null}""")]
    [InlineData("""{"x":"${.body.nothing.here}"}""", """{"x":null}""")]
    [InlineData("""{"x":"${.body.id} and ${.body.name}, ${.body.nothing}!"}""", """{"x":"7 and Ana \"Q\", !"}""")]
    [InlineData("""{"x":"${.body.a.b[?@.c==1000].c}"}""", """{"x":1e3}""")]
    [InlineData("""{"x":"${..c}"}""", """{"x":1e3}""")]
    [InlineData("""{"x":"$${.body.id}","n":1.50}""", """{"x":"${.body.id}","n":1.50}""")]
    [InlineData("""["${.body.id}"]""", "[7]")]
    [InlineData("\"${.body.name}\"", "\"Ana \\\"Q\\\"\"")]
    [InlineData("5", "5")]
    public void Variables_keep_type_and_digits(string template, string expected) => Assert.Equal(expected, Render(template, Body));

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a=1&b=x+y&a=2", """{"x":"${.body.b}","y":"${.body.a}"}""", """{"x":"x y","y":["1","2"]}""")]
    [InlineData("application/x-www-form-urlencoded", """{"b":2}""", """{"x":"${.body.b}"}""", """{"x":2}""")]
    [InlineData("text/plain", "just \"text\"", """{"x":"${.body}"}""", """{"x":"just \"text\""}""")]
    [InlineData("application/xml", "<a/>", """{"x":"${.body}"}""", """{"x":"<a/>"}""")]
    [InlineData("application/json", "[1,[2]]", """{"x":"${.body[1][0]}"}""", """{"x":2}""")]
    [InlineData("application/vnd.api+json", "42", """{"x":"${.body}"}""", """{"x":42}""")]
    [InlineData("application/json", "", """{"x":"${.body}"}""", """{"x":{}}""")]
    public void Every_kind_of_body_is_read_as_what_it_is(string contentType, string body, string template, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonTemplate.Parse(template).Render(new MappingContext(new MappingSource(Requests.Of(contentType, body)))).Span));

    [Fact]
    public void What_is_missing_is_reported_once()
    {
        var context = new MappingContext(new MappingSource(Requests.Json(Body)));
        JsonTemplate.Parse("""["${.body.gone}","${.body.gone}","x ${.query.gone}","${.body.nul}"]""").Render(context);

        Assert.Equal(["${.body.gone} is missing in the event.", "${.query.gone} is missing in the event."], context.Warnings);
    }

    [Theory]
    [InlineData("""{"x":"${.body"}""", "is not closed")]
    [InlineData("""{"x":"${body.a}"}""", "starts with a dot")]
    [InlineData("""{"x":"${.body[}"}""", "is not a valid path")]
    [InlineData("""{"x":}""", "not valid JSON")]
    public void A_bad_template_is_refused_with_a_sentence(string template, string part) =>
        Assert.Contains(part, Assert.Throws<TemplateSyntaxException>(() => JsonTemplate.Parse(template)).Message, StringComparison.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_travels_alone_but_not_inside_a_text()
    {
        const string Odd = """{"x":"\ud83d"}""";

        Assert.Equal("""["\ud83d"]""", Render("""["${.body.x}"]""", Odd));
        Assert.Throws<MappingException>(() => Render("""["a ${.body.x}"]""", Odd));
    }

    private static string Render(string template, string body) =>
        Encoding.UTF8.GetString(JsonTemplate.Parse(template).Render(new MappingContext(new MappingSource(Requests.Json(body)))).Span);
}
