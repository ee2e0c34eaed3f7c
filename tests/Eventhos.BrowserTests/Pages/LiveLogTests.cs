using System.Globalization;
using System.Text.RegularExpressions;
using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>The event log as it fills.</summary>
public sealed partial class LiveLogTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    // When the rows changed, told by the browser itself.
    private const string Observe =
        """
        () => {
          window.changes = [];
          new MutationObserver(() => window.changes.push(performance.now())).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
        }
        """;

    [Fact]
    public async Task A_burst_is_shown_newest_first_at_most_four_times_a_second_and_what_is_skipped_is_counted()
    {
        const int Sent = 1_500;
        var kind = await hub.AddEventAsync();
        await hub.SendAsync(kind);
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?live=1&identifier={Uri.EscapeDataString(kind.Identifier)}");
        await Expect(visitor.Page.Locator(".log-rows tbody tr")).ToHaveCountAsync(1);
        await visitor.Page.EvaluateAsync(Observe);

        await SendAsync(kind, Sent);
        var last = (await hub.Admin.GetAsync($"/event/received?order=desc&itemsPerPage=25&eventIdentifierSearch={Uri.EscapeDataString(kind.Identifier)}")).Content["items"].Items;
        await Expect(visitor.Page.Locator(".log-rows tbody tr").First).ToContainTextAsync($"{last[0].Number("id")}");
        Assert.Equal(last.Select(item => $"{item.Number("id")}"), await visitor.Page.Locator(".log-rows tbody tr td:first-child").AllTextContentsAsync());

        // Changes of one moment are one update.
        var changes = await visitor.Page.EvaluateAsync<double[]>("() => window.changes");
        var updates = changes.Aggregate(new List<double>(), (kept, at) => { if (kept.Count == 0 || at - kept[^1] > 40) { kept.Add(at); } return kept; });
        Assert.All(updates.Zip(updates.Skip(4)), pair => Assert.True(pair.Second - pair.First > 900, $"five updates within {pair.Second - pair.First:0} ms"));

        // What was not shown and what was are all that came.
        var passed = visitor.Page.Locator(".live-passed");
        await Expect(passed).ToBeVisibleAsync();
        Assert.InRange(NumberIn(await passed.TextContentAsync()), 1, Sent - 25);
    }

    [Fact]
    public async Task Paused_the_list_stands_still_and_counts_what_came_until_it_is_shown()
    {
        var kind = await hub.AddEventAsync();
        var first = (await hub.SendAsync(kind)).EventId;
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?live=1&identifier={Uri.EscapeDataString(kind.Identifier)}");
        var rows = visitor.Page.Locator(".log-rows tbody tr");
        await Expect(rows).ToHaveCountAsync(1);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Status).GetByText("Paused")).ToBeVisibleAsync();

        await SendAsync(kind, 12);
        var more = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "12 more since · show" });
        await Expect(more).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows.First).ToContainTextAsync($"{first}");
        await more.ClickAsync();
        await Expect(rows).ToHaveCountAsync(13);
        await SendAsync(kind, 1);
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "1 more since · show" })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(14);
        await SendAsync(kind, 1);
        await Expect(rows).ToHaveCountAsync(15);
    }

    [Fact]
    public async Task Whose_permission_is_taken_away_while_they_watch_is_shown_nothing_more()
    {
        var role = await hub.AddRoleAsync("event:select");
        var user = await hub.AddUserAsync(role);
        var kind = await hub.AddEventAsync();
        await hub.SendAsync(kind);
        var address = $"/event-log?live=1&identifier={Uri.EscapeDataString(kind.Identifier)}";
        await using var watcher = await browser.VisitAsync(hub.Address);
        await watcher.OpenAsync(address);
        await using var visitor = await browser.VisitAsync(hub.Address);
        var frames = new List<string>();
        visitor.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await visitor.Page.GotoAsync(address);
        await visitor.SignInAsync(user.Username, user.Password);
        await Expect(visitor.Page.Locator(".log-rows tbody tr")).ToHaveCountAsync(1);

        (await hub.Admin.PutAsync($"/auth/user/{user.SubjectId}/role", new { roles = Array.Empty<object>(), originalRolesList = Array.Empty<object>() })).Has(201, 200000);
        frames.Clear();
        var secret = (await hub.SendAsync(kind)).EventId;

        await Expect(watcher.Page.Locator(".log-rows tbody tr").First).ToContainTextAsync($"{secret}");
        await Expect(visitor.Page.GetByText("You have no permission to see this.")).ToBeVisibleAsync();
        Assert.DoesNotContain(frames, frame => frame.Contains($"/event-log/{secret}", StringComparison.Ordinal));
    }

    private async Task SendAsync(EventKind kind, int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) => (await hub.SendAsync(kind)).Has(203, 200310));
    }

    private static long NumberIn(string? text) => long.Parse(Digits().Replace(text ?? "", ""), CultureInfo.InvariantCulture);

    [GeneratedRegex("[^0-9]")]
    private static partial Regex Digits();
}
