using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>What an empty hub says, each test with a hub of its own.</summary>
public sealed class FirstRunTests(Browser browser)
{
    [Fact]
    public async Task The_guide_ticks_off_what_is_done_and_leads_on()
    {
        await using var hub = await RunningHub.StartAsync();
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.All.Single(look => look.Name == "spanish"));
        var page = visitor.Page;
        await visitor.OpenAsync("/");
        await Expect(page.Locator(".steps .next h3")).ToContainTextAsync("Un sistema que envía");
        await page.GetByRole(AriaRole.Link, new() { Name = "Añadir un productor" }).ClickAsync();
        await Expect(page.GetByLabel("Nombre")).ToHaveValueAsync("Plataforma de cursos");
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear un cliente y su clave de acceso" }).ClickAsync();
        await Expect(page.GetByText("Solo se muestra esta vez")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Inicio" }).ClickAsync();
        await Expect(page.Locator(".steps .done")).ToHaveCountAsync(1);
        await Expect(page.Locator(".steps .next").GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"^/events/new\?system=\d+"));
    }

    [Fact]
    public async Task The_demo_is_loaded_from_the_page_and_its_events_are_carried_out()
    {
        await using var hub = await RunningHub.StartAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Load the demo" }).ClickAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/event-log"), new() { Timeout = 60_000 });
        Assert.Equal(12, (await hub.Admin.ListAsync("/contract")).Count);
        await Eventually.TrueAsync(async () => await CountAsync("processed") > 10, () => "the demo's events are processed");

        async Task<long> CountAsync(string state) => (await hub.Admin.GetAsync($"/event/received?state={state}&itemsPerPage=1")).Content.Number("totalItems");
    }
}
