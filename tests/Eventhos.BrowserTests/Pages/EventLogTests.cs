using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>What happened to an event, and what to do about it.</summary>
public sealed class EventLogTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_failed_execution_says_why_shows_what_was_sent_and_answered_and_is_retried()
    {
        await using var consumer = await Receiver.StartAsync(Replies.InTurn(Replies.Status(503), Replies.Ok));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()) { Template = """{"order":"${.body.number}"}""" });
        var failed = await flow.FailAsync("""{"number":4711}""");

        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?number={failed.EventId}");
        var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"{failed.EventId}", Exact = true }) });
        await Expect(row).ToContainTextAsync("failed");
        await row.GetByRole(AriaRole.Link).ClickAsync();

        var execution = visitor.Page.GetByRole(AriaRole.Article);
        await Expect(execution).ToContainTextAsync("503");
        await execution.GetByRole(AriaRole.Button, new() { Name = "Show request and answer" }).ClickAsync();
        await Expect(execution).ToContainTextAsync("\"order\": 4711");
        await execution.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await execution.GetByRole(AriaRole.Link, new() { NameRegex = new("Retried as event") }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"Retry of an execution of event {failed.EventId}" })).ToBeVisibleAsync();
        Assert.Equal(2, consumer.Calls.Count);
    }

    [Fact]
    public async Task An_execution_is_given_up()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        var failed = await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).FailAsync();

        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log/{failed.EventId}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("given up");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Retry" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task While_it_is_live_new_events_appear_by_themselves()
    {
        var kind = await hub.AddEventAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?identifier={Uri.EscapeDataString(kind.Identifier)}");
        await Expect(visitor.Page.GetByText("No event fits.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Live" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Waiting for events")).ToBeVisibleAsync();
        await hub.SendAsync(kind);

        await Expect(visitor.Page.GetByRole(AriaRole.Cell, new() { Name = "no contract" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_wrote_to_do_harm_is_shown_as_text()
    {
        const string Harm = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        var kind = await hub.AddEventAsync();
        var id = (await hub.SendAsync(kind, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { harm = Harm }), "application/json", ("x-harm", Harm)))
            .EventId;

        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log/{id}");
        await Expect(visitor.Page.Locator("pre")).ToContainTextAsync("<script>");
        await Expect(visitor.Page.Locator("main img, main script")).ToHaveCountAsync(0);
        Assert.StartsWith("Event ", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_events_is_told_so_and_gets_none()
    {
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("system:select"));
        var kind = await hub.AddEventAsync();
        await hub.SendAsync(kind, """{"secret":"for others"}""");
        await using var visitor = await browser.VisitAsync(hub.Address);
        var frames = new List<string>();
        visitor.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await visitor.Page.GotoAsync("/event-log");
        await visitor.SignInAsync(user.Username, user.Password);

        await Expect(visitor.Page.GetByText("You have no permission to see this.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Event log" })).ToHaveCountAsync(0);
        Assert.NotEmpty(frames);
        Assert.DoesNotContain(frames, frame => frame.Contains(kind.Identifier, StringComparison.Ordinal));
    }
}
