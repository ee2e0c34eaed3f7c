using System.Text;
using System.Text.RegularExpressions;
using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>All about one event that was received.</summary>
public sealed class ReceivedEventTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    private const string Harm = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>\u202Eevil\u200B\u2066";

    [Fact]
    public async Task Two_attempts_are_compared_line_by_line_also_across_a_retry_by_hand()
    {
        await using var consumer = await Receiver.StartAsync(Replies.InTurn(Replies.Text("""{"why":"busy"}""", "application/json", 503), Replies.Json("""{"ticket":7}""")));
        var failed = await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).FailAsync();
        var retry = (await hub.Admin.RetryAsync(failed)).Has(200, 200000).EventId;
        await hub.SettledAsync(retry);

        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log/{retry}");
        var execution = visitor.Page.GetByRole(AriaRole.Article);
        await execution.GetByRole(AriaRole.Button, new() { Name = "Show request and answer" }).ClickAsync();
        await Expect(execution.GetByRole(AriaRole.Region, new() { Name = "Answered" })).ToContainTextAsync("\"ticket\": 7");
        await execution.GetByLabel("Compared with").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(execution.Locator("del").Filter(new() { HasText = "503 Service Unavailable" })).ToBeVisibleAsync();
        await Expect(execution.Locator("ins").Filter(new() { HasText = "\"ticket\": 7" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.List, new() { Name = "Timeline" })).ToContainTextAsync("200");
    }

    [Fact]
    public async Task A_chain_of_replies_is_a_tree_in_which_one_goes_up_and_down()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Json("{}"));
        var told = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        var root = await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()) { ReplyTo = told.Event.Identifier })).SendAsync();
        var reply = Assert.Single(await hub.LoggedAsync(told.Event, 1)).Number("id");
        await using var visitor = await browser.VisitAsync(hub.Address, new VisitorKind("spanish", Locale: "es-ES"));
        await visitor.OpenAsync($"/event-log/{reply}");
        var tree = visitor.Page.GetByRole(AriaRole.List, new() { Name = "Cadena de respuestas" });
        await Expect(tree.Locator("ul [aria-current]")).ToHaveTextAsync($"Evento {reply}");
        await tree.GetByRole(AriaRole.Link, new() { Name = $"Evento {root}" }).ClickAsync();
        await Expect(tree.Locator("> li > .reply-node [aria-current]")).ToHaveTextAsync($"Evento {root}");
    }

    [Fact]
    public async Task Masked_values_are_shown_to_those_who_may_and_asked_for_them()
    {
        var kind = await hub.AddEventAsync();
        var id = (await hub.SendAsync(kind, """{"password":"open sesame"}""")).EventId;
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log/{id}");
        await Expect(visitor.Page.Locator("pre")).ToContainTextAsync("\"password\": \"***\"");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show masked values" }).ClickAsync();
        await Expect(visitor.Page.Locator("pre")).ToContainTextAsync("open sesame");

        var user = await hub.AddUserAsync(await hub.AddRoleAsync("event:select"));
        await using var other = await browser.VisitAsync(hub.Address);
        await other.Page.GotoAsync($"/event-log/{id}");
        await other.SignInAsync(user.Username, user.Password);
        await Expect(other.Page.Locator("pre")).ToContainTextAsync("***");
        await Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "Show masked values" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Harmful_texts_anywhere_are_texts_and_huge_and_deep_bodies_are_cut_and_can_be_had_whole()
    {
        await using var roomy = await RunningHub.StartAsync(("Server:MaxBodyBytes", "8000000"));
        var deep = string.Concat(Enumerable.Repeat("[", 5_000)) + string.Concat(Enumerable.Repeat("]", 5_000));
        await using var consumer = await Receiver.StartAsync(Replies.Text(deep, "application/json", 500));
        var flow = await roomy.AddFlowAsync(new ActionSpec(consumer.Url()) { Headers = [("x-told", "1")] });
        var body = Encoding.UTF8.GetBytes($$"""{"harm":{{System.Text.Json.JsonSerializer.Serialize(Harm)}},"big":"{{new string('x', 5_000_000)}}"}""");
        var id = (await roomy.SendAsync(flow.Event, body, "application/json", ("x-harm", "<b>bold</b>"))).Has(200, 200000).EventId;
        await roomy.SettledAsync(id);

        await using var visitor = await browser.VisitAsync(roomy.Address);
        await visitor.OpenAsync($"/event-log/{id}");
        var request = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Request" });
        await Expect(request.Locator("pre")).ToContainTextAsync("<script>");
        await Expect(request).ToContainTextAsync("Only the beginning is shown of");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => request.GetByRole(AriaRole.Button, new() { Name = "Download whole" }).ClickAsync());
        Assert.Equal(body.Length, new FileInfo(await download.PathAsync()).Length, 64.0);
        await request.GetByRole(AriaRole.Tab, new() { Name = "Pretty" }).PressAsync("End");
        await Expect(request.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("<b>bold</b>");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show request and answer" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Answered" }).Locator("pre")).ToContainTextAsync("[");
        await Expect(visitor.Page.Locator("main img, main script, main b")).ToHaveCountAsync(0);
        Assert.StartsWith("Event ", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_copied_as_a_command_with_its_secrets_masked_and_the_event_is_downloaded()
    {
        var kind = await hub.AddEventAsync();
        var id = (await hub.SendAsync(kind, """{"it's":1}""")).EventId;
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.OpenAsync($"/event-log/{id}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Copy as curl" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        var command = await visitor.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith($"curl -X 'POST' '{hub.Address}event/send?event-identifier={kind.Identifier}'", command, StringComparison.Ordinal);
        Assert.Contains("-H 'access-key: ***'", command, StringComparison.Ordinal);
        Assert.Contains("""--data-raw '{"it'\''s":1}'""", command, StringComparison.Ordinal);

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Download as JSON" }).ClickAsync());
        Assert.Equal($"event-{id}.json", download.SuggestedFilename);
        Assert.Matches(new Regex($"\"receivedEvent\":\\{{\"id\":{id},"), await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }
}
