using System.Text.RegularExpressions;
using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Finding events, and retrying what failed of them.</summary>
public sealed class LogListTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Pages_are_turned_by_place_and_stay_the_same_while_events_come()
    {
        var kind = await hub.AddEventAsync();
        var ids = new List<long>();
        for (var i = 0; i < 60; i++)
        {
            ids.Add((await hub.SendAsync(kind)).EventId);
        }

        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?identifier={Uri.EscapeDataString(kind.Identifier)}");
        await Expect(visitor.Page.GetByText("60 events")).ToBeVisibleAsync();
        await ShowsAsync(visitor, ids.AsEnumerable().Reverse().Take(25));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await ShowsAsync(visitor, ids.AsEnumerable().Reverse().Skip(25).Take(25));
        var address = visitor.Page.Url;

        await hub.SendAsync(kind);
        await visitor.Page.ReloadAsync();
        await ShowsAsync(visitor, ids.AsEnumerable().Reverse().Skip(25).Take(25));
        Assert.Equal(address, visitor.Page.Url);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await ShowsAsync(visitor, ids.AsEnumerable().Reverse().Skip(50));
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Older" })).ToBeDisabledAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Newer" }).ClickAsync();
        await ShowsAsync(visitor, ids.AsEnumerable().Reverse().Skip(25).Take(25));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Newest" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Newer" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Filters_are_chosen_by_name_stand_in_the_address_and_are_taken_away_one_by_one()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        var failed = await flow.FailAsync();
        await hub.SendAsync(await hub.AddEventAsync());
        var contract = (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Content;
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync("/event-log");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Contract" }).FillAsync(contract.Text("eventIdentifier"));

        // Once what was typed was searched for, the best that fits is marked.
        await visitor.Page.Locator("#log-contract-list li.at").ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex($"contract={flow.ContractId}"));
        await visitor.Page.GetByLabel("State").SelectOptionAsync("error");
        await visitor.Page.GetByLabel("Time").SelectOptionAsync("1h");
        await ShowsAsync(visitor, [failed.EventId]);

        await using var colleague = await browser.VisitAsync(hub.Address, new VisitorKind("spanish", Locale: "es-ES"));
        await colleague.OpenAsync($"{new Uri(visitor.Page.Url).PathAndQuery}&consumer={contract.Number("consumerId")}&producer={contract.Number("producerId")}");
        await ShowsAsync(colleague, [failed.EventId]);
        var chips = colleague.Page.GetByRole(AriaRole.List, new() { Name = "Filtros activos" }).GetByRole(AriaRole.Button);
        await Expect(chips).ToHaveCountAsync(6);
        await Expect(chips.Filter(new() { HasText = contract.Text("name") })).ToBeVisibleAsync();
        await Expect(chips.Filter(new() { HasText = "Última hora" })).ToBeVisibleAsync();
        await chips.Filter(new() { HasText = "fallido" }).ClickAsync();
        await Expect(colleague.Page).Not.ToHaveURLAsync(new Regex("state="));
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Quitar todos los filtros" }).ClickAsync();
        await Expect(colleague.Page).ToHaveURLAsync(new Regex("/event-log$"));
    }

    [Fact]
    public async Task An_exact_range_of_time_bounds_what_is_shown()
    {
        var kind = await hub.AddEventAsync();
        var id = (await hub.SendAsync(kind)).EventId;
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?identifier={Uri.EscapeDataString(kind.Identifier)}");
        await visitor.Page.GetByLabel("Time").SelectOptionAsync("exact");
        await visitor.Page.GetByLabel("From (UTC)").FillAsync("2020-01-01T10:11:12");
        await visitor.Page.GetByLabel("From (UTC)").PressAsync("Tab");
        await ShowsAsync(visitor, [id]);
        await visitor.Page.GetByLabel("To (UTC)").FillAsync("2020-01-02T10:11:12");
        await visitor.Page.GetByLabel("To (UTC)").PressAsync("Tab");
        await Expect(visitor.Page.GetByText("No event fits.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task All_that_failed_and_matches_is_retried_after_it_was_counted_and_its_progress_is_told()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        var (flow, other) = (await hub.AddFlowAsync(new ActionSpec(consumer.Url())), await hub.AddFlowAsync(new ActionSpec(consumer.Url())));
        await flow.FailManyAsync(3);
        await other.FailAsync();
        consumer.Answers(Replies.Ok);
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?state=error&contract={flow.ContractId}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Retry all failed" }).PressAsync("Enter");
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Retry 3 failed executions?" });
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Retry them" }).PressAsync("Enter");

        var run = visitor.Page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("Retry of many") });
        await Expect(run).ToContainTextAsync("Done: 3 of 3 retried, 0 skipped, 0 could not be retried");
        await Expect(run.GetByRole(AriaRole.Status)).ToContainTextAsync("Done: 3 of 3");
        await Expect(visitor.Page.GetByText("No event fits.")).ToBeVisibleAsync();
        await run.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(run).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_screen_reader_is_told_what_the_log_is()
    {
        var kind = await hub.AddEventAsync();
        await hub.SendAsync(kind);
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/event-log?identifier={Uri.EscapeDataString(kind.Identifier)}");
        await Expect(visitor.Page.Locator("main")).ToMatchAriaSnapshotAsync(
            """
            - main:
              - heading "Event log" [level=1]
              - paragraph: 1 event
              - button "Retry all failed …"
              - button "Live"
              - search "Filters of the event log":
                - combobox "State"
                - combobox "Time"
                - combobox "Event identifier"
                - textbox "Number"
                - combobox "Producer"
                - combobox "Consumer"
                - combobox "Contract"
              - list "Active filters":
                - listitem:
                  - button /Take away the filter Event/
                - listitem:
                  - button "Clear all filters"
              - table "Event log":
                - rowgroup:
                  - row:
                    - columnheader "Number"
                    - columnheader "Received"
                    - columnheader "Event"
                    - columnheader "From"
                    - columnheader "Became"
                - rowgroup:
                  - row:
                    - cell:
                      - link
                    - cell
                    - cell
                    - cell
                    - cell "no contract"
            """);
    }

    private static async Task ShowsAsync(Visitor visitor, IEnumerable<long> ids)
    {
        var expected = ids.Select(id => $"{id}").ToArray();
        await Expect(visitor.Page.Locator(".log-rows tbody tr td:first-child")).ToHaveTextAsync(expected);
    }
}
