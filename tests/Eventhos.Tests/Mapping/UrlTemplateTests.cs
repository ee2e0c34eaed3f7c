using Eventhos.Engine.Mapping;

namespace Eventhos.Tests.Mapping;

public sealed class UrlTemplateTests
{
    [Theory]
    [InlineData("http://h/a/${.body.id}", """{"id":"x/y z"}""", "http://h/a/x%2Fy%20z")]
    [InlineData("http://h/a?b=${.body.id}", """{"id":"1&c=2"}""", "http://h/a?b=1%26c%3D2")]
    [InlineData("${.body.url}/tail", """{"url":"https://other:8443/base"}""", "https://other:8443/base/tail")]
    [InlineData("http://h/${.body.none}x", "{}", "http://h/x")]
    public void Values_are_percent_encoded(string url, string body, string expected) =>
        Assert.Equal(expected, UrlTemplate.Compile(url, []).Render(Context(body)).Url);

    [Fact]
    public void Parameters_join_the_query_of_the_url()
    {
        var (url, parameters) = UrlTemplate.Compile("http://h/a?x=1#top", [new("y", "${.body.id} ü"), new("z", "")]).Render(Context("""{"id":"&"}"""));

        Assert.Equal("http://h/a?x=1&y=%26%20%C3%BC&z=", UrlTemplate.Join(url, parameters).AbsoluteUri);
    }

    [Theory]
    [InlineData("ftp://h/a")]
    [InlineData("/relative")]
    [InlineData("http://")]
    [InlineData("nonsense")]
    public void An_address_that_is_no_absolute_http_url_is_refused(string url) =>
        Assert.Throws<TemplateSyntaxException>(() => UrlTemplate.Compile(url, []));

    [Theory]
    [InlineData("${.body.url}", """{"url":"file:///etc/passwd"}""")]
    [InlineData("http://${.body.host}:99999/", """{"host":"h"}""")]
    public void Values_that_make_no_url_fail_the_mapping(string url, string body) =>
        Assert.Throws<MappingException>(() => UrlTemplate.Compile(url, []).Render(Context(body)));

    private static MappingContext Context(string body) => new(new MappingSource(Requests.Json(body)));
}
