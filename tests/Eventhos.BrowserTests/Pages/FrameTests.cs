using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>What is around every page.</summary>
public sealed class FrameTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Anything_is_found_by_its_name_from_anywhere_by_keyboard_alone()
    {
        var name = Wiring.Unique("findable");
        var id = (await hub.Admin.PostAsync("/system", new { systemClass = "consumer", identifier = name, name, type = "erp", description = "" })).Has(201, 20001).Content.Number("systemId");
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync("/event-log");
        await visitor.Page.Keyboard.PressAsync("/");
        await visitor.Page.Keyboard.TypeAsync(name);
        await Expect(visitor.Page.GetByRole(AriaRole.Option, new() { Name = name })).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
        Assert.EndsWith($"/systems/{id}", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_lead_to_pages_and_rows_and_can_be_switched_off()
    {
        var id = await hub.AddSystemAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/event-log");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("s");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Systems", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("tbody tr").First.GetByRole(AriaRole.Link)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Use shortcuts of single keys").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        Assert.EndsWith("/systems", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(0, id);
    }

    [Fact]
    public async Task Language_and_theme_are_chosen_and_kept()
    {
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/systems");
        await page.GetByLabel("Language").SelectOptionAsync("es");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sistemas", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cambiar entre claro y oscuro" }).ClickAsync();
        await Expect(page.Locator("html.dark")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sistemas", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("html.dark")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_lost_connection_is_told_and_the_page_goes_on_where_it_was()
    {
        var id = await hub.AddSystemAsync();
        await using var proxy = new CuttingProxy(hub.Address.Port);
        await using var visitor = await browser.VisitAsync(new Uri($"http://127.0.0.1:{proxy.Port}"));
        var page = visitor.Page;
        await visitor.OpenAsync($"/systems/{id}");
        await page.GetByLabel("Description").FillAsync("typed before");
        visitor.ExpectLostConnection();
        proxy.Cut();
        await Expect(page.GetByText("The connection to the hub is lost.")).ToBeVisibleAsync();

        proxy.Heal();
        await Expect(page.GetByText("The connection to the hub is lost.")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("typed before");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.Equal("typed before", (await hub.Admin.GetAsync($"/system/{id}")).Content.Text("description"));
    }

    [Fact]
    public async Task Only_what_one_may_see_is_offered_and_found()
    {
        var kind = await hub.AddEventAsync();
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("system:select"));
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.Page.GotoAsync("/systems");
        await visitor.SignInAsync(user.Username, user.Password);
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Home", "Systems", "About", "API reference"]);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a system" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(kind.Identifier);
        await Expect(page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option)).ToHaveTextAsync("Nothing fits.");
        await page.GotoAsync($"/systems/{kind.Producer.SystemId}");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete…" })).ToHaveCountAsync(0);
    }
}
