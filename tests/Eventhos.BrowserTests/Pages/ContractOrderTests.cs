using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>The contracts of an event are put into steps: with the keyboard, by drag and drop, and by two people at once.</summary>
public sealed class ContractOrderTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Contracts_are_moved_with_the_keyboard_and_the_move_is_told()
    {
        var (kind, ids) = await ThreeAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/events/{kind.Id}");
        await Button(page, "Move A to a later step").PressAsync("Enter");
        await Expect(Steps(page)).ToHaveCountAsync(2);
        await Expect(page.GetByText("A is now in step 1 of 2, beside B. Not saved yet.")).ToBeAttachedAsync();
        await Expect(Button(page, "Move A to a later step")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("A is now in step 2 of 2, beside C. Not saved yet.")).ToBeAttachedAsync();
        await Button(page, "Put C into a step of its own").PressAsync("Enter");
        await Expect(Steps(page)).ToHaveCountAsync(3);
        Assert.Equal([(ids[0], 0L), (ids[1], 1L), (ids[2], 2L)], await OrdersAsync(kind));

        await page.GetByRole(AriaRole.Button, new() { Name = "Save the order" }).PressAsync("Enter");
        await Expect(page.GetByText("The order was changed")).ToHaveCountAsync(0);
        Assert.Equal([(ids[1], 0L), (ids[0], 1L), (ids[2], 2L)], await OrdersAsync(kind));
    }

    [Fact]
    public async Task Contracts_are_dragged_into_a_step_and_between_two()
    {
        var (kind, ids) = await ThreeAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/events/{kind.Id}");
        await Expect(Steps(page)).ToHaveCountAsync(3);
        await DragAsync(page, "C", Steps(page).Nth(0), fromTop: 0.5f);
        await Expect(Steps(page)).ToHaveCountAsync(2);
        await DragAsync(page, "A", Steps(page).Nth(1), fromTop: 0.02f);
        await Expect(Steps(page)).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the order" }).ClickAsync();

        await Expect(page.GetByText("The order was changed")).ToHaveCountAsync(0);
        Assert.Equal([(ids[2], 0L), (ids[0], 1L), (ids[1], 2L)], await OrdersAsync(kind));
    }

    [Fact]
    public async Task Who_orders_what_somebody_else_ordered_meanwhile_is_told_and_nothing_is_overwritten()
    {
        var (kind, ids) = await ThreeAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/events/{kind.Id}");
        await Button(page, "Move C to an earlier step").ClickAsync();
        (await hub.Admin.PutAsync("/contract/order", new { orders = new[] { new { contractId = ids[0], order = 7 } } })).Has(201, 200001);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the order" }).ClickAsync();

        var told = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Somebody else saved this meanwhile" });
        await Expect(told.GetByRole(AriaRole.Row, new() { Name = "Order" })).ToContainTextAsync("Step 3: A");
        Assert.Equal([(ids[1], 1L), (ids[2], 2L), (ids[0], 7L)], await OrdersAsync(kind));

        await told.GetByRole(AriaRole.Button, new() { Name = "Save mine over theirs" }).ClickAsync();
        await Expect(told).ToHaveCountAsync(0);
        Assert.Equal([(ids[0], 1L), (ids[1], 2L), (ids[2], 2L)], await OrdersAsync(kind));
    }

    private static ILocator Steps(IPage page) => page.Locator("[data-step]");

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task DragAsync(IPage page, string name, ILocator target, float fromTop)
    {
        var card = page.Locator("[data-contract]").Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });
        await card.ScrollIntoViewIfNeededAsync();
        var (grip, box) = (await card.Locator("[data-grip]").BoundingBoxAsync(), await target.BoundingBoxAsync());
        await page.Mouse.MoveAsync(grip!.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box!.X + (box.Width / 2), box.Y + (box.Height * fromTop), new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private async Task<(EventKind Kind, IReadOnlyList<long> Ids)> ThreeAsync()
    {
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        var ids = new List<long>();
        foreach (var name in new[] { "A", "B", "C" })
        {
            var body = new { eventId = kind.Id, actionId = action, name, identifier = name, order = ids.Count, mailRecipientsOnError = "" };
            ids.Add((await hub.Admin.PostAsync("/contract", body)).Has(201, 200001).Content.Number("contractId"));
        }

        return (kind, ids);
    }

    private async Task<IEnumerable<(long Id, long Order)>> OrdersAsync(EventKind kind) =>
        (await hub.Admin.GetAsync($"/contract/event/{kind.Id}")).Content.Items.Select(row => (row.Number("id"), row.Number("order")));
}
