using System.Text;
using Eventhos.Engine.Mapping;
using Eventhos.Storage.Protection;

namespace Eventhos.Tests.Protection;

public sealed class MaskingTests
{
    private readonly Masking _masking = new(Masking.DefaultNames);

    [Theory]
    [InlineData("""{"password":"hush"}""", """{"password":"***"}""")]
    [InlineData("""{"a":[{"b":{"Client_Secret":"hush","n":1.50}}]}""", """{"a":[{"b":{"Client_Secret":"***","n":1.50}}]}""")]
    [InlineData("""{"token":{"value":"hush","list":["hush"]},"secret":["hush"],"password":12}""", """{"token":"***","secret":"***","password":"***"}""")]
    [InlineData("""{"token":null}""", """{"token":null}""")]
    [InlineData("""{"link":"https://x.test/cb?access_token=hush&state=1"}""", """{"link":"https://x.test/cb?access_token=***&state=1"}""")]
    [InlineData("""{"inner":"{\"password\":\"hush\"}"}""", """{"inner":"{\"password\":\"***\"}"}""")]
    [InlineData("""{"say":"the token was refused"}""", """{"say":"the token was refused"}""")]
    [InlineData("""{"half":"\ud800","token":"hush"}""", """{"half":"\ud800","token":"***"}""")]
    public void Json_hides_sensitive_members_at_any_depth(string json, string masked) =>
        Assert.Equal(masked, _masking.Mask(JsonFormat.Parse(Encoding.UTF8.GetBytes(json))).GetRawText());

    [Theory]
    [InlineData("user=ada&password=hush&x=1", "user=ada&password=***&x=1")]
    [InlineData("user[password]=hush", "user[password]=***")]
    [InlineData("<login><password>hush</password><name>Ada</name></login>", "<login><password>***</password><name>Ada</name></login>")]
    [InlineData("<s:Header><wsse:Password Type=\"x\">hush</wsse:Password></s:Header>", "<s:Header><wsse:Password Type=\"x\">***</wsse:Password></s:Header>")]
    [InlineData("<login password=\"hush\" name=\"Ada\"/>", "<login password=\"***\" name=\"Ada\"/>")]
    [InlineData("Authorization: Bearer hush\r\nHost: x", "Authorization: ***\r\nHost: x")]
    [InlineData("{\"token\": \"hush\", \"cut\": ", "{\"token\": \"***\", \"cut\": ")]
    [InlineData("""[{"token":"hush"}]""", """[{"token":"***"}]""")]
    [InlineData("Error: token=hush was refused", "Error: token=*** was refused")]
    [InlineData("mytoken=kept", "mytoken=kept")]
    public void Other_text_hides_the_values_beside_sensitive_names(string text, string masked) => Assert.Equal(masked, _masking.MaskText(text));

    [Theory]
    [InlineData("https://user:hush@x.test/a?b=1", "https://user:***@x.test/a?b=1")]
    [InlineData("https://hush@x.test/", "https://***@x.test/")]
    [InlineData("/event/send?a=1&ACCESS-KEY=hush&b=2", "/event/send?a=1&ACCESS-KEY=***&b=2")]
    [InlineData("/x?%74oken=hush", "/x?%74oken=***")]
    [InlineData("/x?a=1#b", "/x?a=1#b")]
    public void A_url_hides_its_password_and_its_sensitive_parameters(string url, string masked) => Assert.Equal(masked, _masking.MaskUrl(url));

    [Fact]
    public void Off_hides_nothing()
    {
        Assert.Equal("hush", Masking.Off.Mask("password", "hush"));
        Assert.Equal("https://user:hush@x.test/?token=hush", Masking.Off.MaskUrl("https://user:hush@x.test/?token=hush"));
        Assert.Equal("password=hush", Masking.Off.MaskText("password=hush"));
    }

    [Fact]
    public void Hostile_text_takes_time_in_proportion()
    {
        // Quadratic search would need hours for this.
        var text = string.Concat(Enumerable.Repeat("password password= <password <password ", 50_000));

        Assert.Contains("password", _masking.MaskText(text), StringComparison.Ordinal);
    }
}
