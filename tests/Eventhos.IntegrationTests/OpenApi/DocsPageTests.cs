using System.Text.RegularExpressions;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>The page that shows the document.</summary>
public sealed class DocsPageTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_page_names_nothing_of_other_hosts_and_the_hub_serves_what_it_loads()
    {
        var page = await PageAsync();

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("://", page.Text, StringComparison.Ordinal);
        Assert.Contains("openapi/v1.json", page.Text, StringComparison.Ordinal);
        foreach (Match file in Regex.Matches(page.Text, "src=\"([^\"]+)\""))
        {
            var script = await hub.Anyone.GetAsync($"/docs/{file.Groups[1].Value}");
            Assert.Equal(200, script.Status);
            Assert.StartsWith("text/javascript", script.Headers["Content-Type"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_browser_may_load_and_call_this_hub_alone_and_run_no_script_but_the_pages_own()
    {
        var (first, second) = (await PageAsync(), await PageAsync());

        var policy = first.Headers["Content-Security-Policy"].Split(';', StringSplitOptions.TrimEntries).ToDictionary(rule => rule.Split(' ')[0], StringComparer.Ordinal);
        Assert.Equal("default-src 'none'", policy["default-src"]);
        Assert.Equal("connect-src 'self'", policy["connect-src"]);
        Assert.Equal("frame-ancestors 'none'", policy["frame-ancestors"]);
        var nonce = Regex.Match(policy["script-src"], "^script-src 'self' 'nonce-([A-Za-z0-9_+/=-]{22,})'$").Groups[1].Value;
        Assert.NotEmpty(nonce);
        Assert.All(Regex.Matches(first.Text, "<script[^>]*>"), tag => Assert.Contains($"nonce=\"{nonce}\"", tag.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(nonce, second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_turns_off_what_would_tell_others_about_it()
    {
        var page = (await PageAsync()).Text;

        Assert.Contains("\"telemetry\":false", page, StringComparison.Ordinal);
        Assert.Contains("\"withDefaultFonts\":false", page, StringComparison.Ordinal);
        Assert.Contains("\"agent\":{\"disabled\":true}", page, StringComparison.Ordinal);
        Assert.Contains("\"mcp\":{\"disabled\":true}", page, StringComparison.Ordinal);
    }

    private Task<HubAnswer> PageAsync() => hub.Anyone.GetAsync("/docs/");
}
