using System.Globalization;
using System.Text.RegularExpressions;
using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>How the hub is doing, at a glance.</summary>
public sealed class HomeTests(Browser browser)
{
    [Fact]
    public async Task Home_shows_the_numbers_of_the_api_and_follows_them()
    {
        await using var hub = await RunningHub.StartAsync();
        await using var consumer = await Receiver.StartAsync();
        consumer.Answers("/good", Replies.Json("{}")).Answers("/bad", Replies.Text("busy", "text/plain", 503));
        var kind = await hub.AddEventAsync();
        var good = await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url("/good")));
        await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url("/bad")));
        var last = await SendAsync(good, 6);

        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync("/");
        var page = visitor.Page;
        await Expect(Figure(page, "Events received")).ToContainTextAsync("6");
        await Expect(Figure(page, "Success rate")).ToContainTextAsync("50%");
        await Expect(Figure(page, "Waiting now")).ToContainTextAsync("all is done");
        await AgreesAsync(hub, page);

        var failing = page.GetByRole(AriaRole.Region, new() { Name = "Failing now" });
        await Expect(failing).ToContainTextAsync("The consumer answered 503 Service Unavailable.");
        await Expect(failing.GetByRole(AriaRole.Link, new() { Name = $"Event {last}" })).ToHaveAttributeAsync("href", $"/event-log/{last}");

        // Without being asked.
        await SendAsync(good, 3);
        await Expect(Figure(page, "Events received")).ToContainTextAsync("9");
        await Expect(Figure(page, "Executions")).ToContainTextAsync("18");
        await AgreesAsync(hub, page);
    }

    [Theory]
    [InlineData("en-GB", "Events received", "events")]
    [InlineData("es-ES", "Eventos recibidos", "eventos")]
    public async Task A_chart_tells_the_exact_value_and_time_by_pointer_by_keys_and_as_a_table(string locale, string title, string events)
    {
        await using var hub = await RunningHub.StartAsync();
        await using var consumer = await Receiver.StartAsync();
        await SendAsync(await hub.AddFlowAsync(new ActionSpec(consumer.Url())), 4);
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.Desktop with { Locale = locale });
        await visitor.OpenAsync("/?minutes=60");
        var chart = visitor.Page.Locator("figure.chart").Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Heading, new() { Name = title }) });
        var rows = chart.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(60);
        var area = chart.GetByRole(AriaRole.Slider, new() { Name = title });

        await Expect(area).ToHaveAttributeAsync("aria-valuetext", new Regex("UTC"));
        await area.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Home");
        await Expect(area).ToHaveAttributeAsync("aria-valuetext", new Regex($"^[0-9-]{{10}} [0-9:]{{5}}–[0-9:]{{5}} UTC: {events} 0$"));
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(area).ToHaveAttributeAsync("aria-valuenow", "2");
        await Expect(chart.Locator(".tip")).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(chart.Locator(".tip")).ToBeHiddenAsync();

        // Wherever the pointer is: the time and the value of that bar, which are those of the table.
        var full = await rows.EvaluateAllAsync<int>("rows => rows.findIndex(row => Number(row.cells[1].textContent) > 0)");
        var box = (await area.BoundingBoxAsync())!;
        await visitor.Page.Mouse.MoveAsync(box.X + (box.Width * (full + 0.5f) / 60), box.Y + 20);
        await Expect(chart.Locator(".tip b")).ToHaveTextAsync(new Regex("^[1-4]$"));
        Assert.True(await chart.EvaluateAsync<bool>(
            """
            chart => [...chart.querySelectorAll('tbody tr')].some(row =>
                row.cells[0].textContent === chart.querySelector('.tip strong').textContent && row.cells[1].textContent === chart.querySelector('.tip b').textContent)
            """));

        await chart.Locator("summary").ClickAsync();
        await Expect(rows.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_range_is_in_the_address()
    {
        await using var hub = await RunningHub.StartAsync();
        await hub.SendAsync(await hub.AddEventAsync());
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync("/");
        var range = visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Time range" });
        await Expect(range.GetByRole(AriaRole.Link, new() { Name = "15 min" })).ToHaveAttributeAsync("aria-current", "true");
        await range.GetByRole(AriaRole.Link, new() { Name = "7 days" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/?minutes=10080");
        await Expect(visitor.Page.Locator("figure.chart").First.Locator("tbody tr")).ToHaveCountAsync(168);
        await visitor.Page.ReloadAsync();
        await Expect(range.GetByRole(AriaRole.Link, new() { Name = "7 days" })).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task An_empty_hub_shows_the_guide_and_who_may_not_see_events_gets_none()
    {
        await using var hub = await RunningHub.StartAsync();
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("system:select"));
        await using (var first = await browser.VisitAsync(hub.Address))
        {
            await first.OpenAsync("/");
            await Expect(first.Page.Locator("main .guide")).ToBeVisibleAsync();
        }

        var kind = await hub.AddEventAsync();
        await hub.SendAsync(kind);
        await using var visitor = await browser.VisitAsync(hub.Address);
        var frames = new List<string>();
        visitor.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await visitor.Page.GotoAsync("/");
        await visitor.SignInAsync(user.Username, user.Password);
        await Expect(visitor.Page.GetByText("You have no permission to see events.")).ToBeVisibleAsync();
        Assert.NotEmpty(frames);
        Assert.DoesNotContain(frames, frame => frame.Contains(kind.Identifier, StringComparison.Ordinal));
    }

    private static ILocator Figure(IPage page, string name) => page.Locator("dl.figures > div").Filter(new() { HasText = name });

    private static async Task<long> SendAsync(Flow flow, int events)
    {
        long last = 0;
        for (var i = 0; i < events; i++)
        {
            last = await flow.SendAsync();
        }

        await flow.Hub.SettledAsync(last);
        return last;
    }

    /// <summary>The tables of the charts hold what the database holds.</summary>
    private static async Task AgreesAsync(RunningHub hub, IPage page)
    {
        var from = await page.Locator("figure.chart tbody tr").First.GetAttributeAsync("data-at");
        var since = $"received_at >= {long.Parse(from!, CultureInfo.InvariantCulture) * 1000}";
        var executions = $"SELECT count(*) FROM executions x JOIN received_events r ON r.id = x.received_event_id WHERE r.{since}";
        Assert.Equal(await hub.CountAsync($"SELECT count(*) FROM received_events WHERE {since}"), await SumAsync(page, chart: 0, column: 1));
        Assert.Equal(await hub.CountAsync($"{executions} AND x.state = 'processed'"), await SumAsync(page, 1, 1));
        Assert.Equal(await hub.CountAsync($"{executions} AND x.state IN ('error', 'aborted')"), await SumAsync(page, 1, 2));
        Assert.Equal(await hub.CountAsync($"{executions} AND x.settled_at IS NULL"), await SumAsync(page, 1, 3));
    }

    private static Task<long> SumAsync(IPage page, int chart, int column) => page.Locator("figure.chart").Nth(chart).Locator("tbody tr")
        .EvaluateAllAsync<long>("(rows, column) => rows.reduce((sum, row) => sum + Number(row.cells[column].textContent), 0)", column);
}
