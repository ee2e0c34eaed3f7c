using System.Net;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Ui;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>Who is not signed in gets nothing of the pages but the form, and files that are the same for everybody.</summary>
public sealed class PageRouteTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Every_page_and_its_web_socket_send_whoever_is_not_signed_in_to_the_form()
    {
        var pages = hub.PageRoutes().Where(route => route.Metadata.GetMetadata<PageFile>() is null)
            .Select(route => $"/{route.RoutePattern.RawText!.Trim('/')}".Replace("{Id:long}", "1", StringComparison.Ordinal))
            .Where(path => path is not ("/login" or "/logout") && !path.StartsWith("/_framework", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.Contains("/event-log/1", pages);
        Assert.Contains("/_blazor", pages);
        foreach (var path in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
            using var answer = await hub.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized, $"{path} answered {answer.StatusCode}");
            Assert.True(answer.Headers.Location!.AbsolutePath == "/login", $"{path} leads to {answer.Headers.Location}");
        }
    }

    [Fact]
    public async Task Who_accepts_no_html_gets_the_health_answer()
    {
        var answer = await hub.Anyone.GetAsync("/");

        Assert.Equal("Ok", answer.Text);
    }
}
