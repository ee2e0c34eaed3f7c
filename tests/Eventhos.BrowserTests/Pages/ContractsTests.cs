using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Contracts are made as sentences, found, switched, changed by two at once, and deleted.</summary>
public sealed class ContractsTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_contract_is_made_as_a_sentence_with_a_proposed_name_and_checked_recipients()
    {
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        var (enrolled, create) = (Wiring.Unique("order enrolled"), Wiring.Unique("create account"));
        (await hub.Admin.PutAsync($"/event/{kind.Id}", new { name = enrolled })).Has(201, 200001);
        (await hub.Admin.PutAsync($"/action/{action}", new { name = create })).Has(201, 200001);
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/contracts/new?event={kind.Id}");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Then carry out this action" }).FillAsync(create);
        await page.GetByRole(AriaRole.Option, new() { Name = create }).ClickAsync();
        await Expect(page.GetByText($"When in System an {enrolled} occurs, then in System carry out {create}")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync($"{enrolled} → {create}");
        await page.GetByLabel("Mail on failure to").FillAsync("ops@example.com, nobody");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByText("“nobody” is no mail address.")).ToBeVisibleAsync();
        await page.GetByLabel("Mail on failure to").FillAsync("ops@example.com");
        await page.GetByLabel("Active").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{enrolled} → {create}" })).ToBeVisibleAsync();

        var row = Assert.Single(await hub.Admin.ListAsync($"/contract?eventId={kind.Id}"));
        Assert.Equal((action, 0L, 0L, "ops@example.com"), (row.Number("actionId"), row.Number("order"), row.Number("active"), row.Text("mailRecipientsOnError")));
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_contract_is_told_and_nothing_is_lost()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        await using var first = await browser.VisitAsync(hub.Address);
        await using var second = await browser.VisitAsync(hub.Address);
        await first.OpenAsync($"/contracts/{flow.ContractId}");
        await second.OpenAsync($"/contracts/{flow.ContractId}");
        await second.Page.GetByLabel("Order").FillAsync("5");
        await first.Page.GetByLabel("Order").FillAsync("3");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(first.Page.GetByText("Saved.")).ToBeVisibleAsync();

        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var told = second.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Somebody else saved this meanwhile" });
        await Expect(told.GetByRole(AriaRole.Row, new() { Name = "Order" })).ToContainTextAsync("3");
        Assert.Equal(3, (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Content.Number("order"));
        await told.GetByRole(AriaRole.Button, new() { Name = "Save mine over theirs" }).ClickAsync();
        await Expect(second.Page.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.Equal(5, (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Content.Number("order"));
    }

    [Fact]
    public async Task In_Spanish_contracts_are_found_by_their_parts_switched_in_place_and_deleted()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { name = "<img src=x>\u202eal revés" })).Has(201, 200001);
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.All.Single(look => look.Name == "spanish"));
        var page = visitor.Page;
        await visitor.OpenAsync($"/contracts?producer={flow.Event.Producer.SystemId}&event={flow.Event.Id}&action={flow.ActionId}");
        var row = page.Locator("tbody tr");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("Cuando en System se produce el evento Event, en System se ejecuta la acción Action");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Evento" })).ToHaveValueAsync("Event");
        await row.GetByRole(AriaRole.Switch).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Switch)).ToHaveAttributeAsync("aria-checked", "false");
        Assert.Equal(0, (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Content.Number("active"));

        await row.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Eliminar…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Eliminar" }).ClickAsync();
        await Expect(page.GetByText("Eliminado.")).ToBeVisibleAsync();
        (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Has(404, 404001);
    }

    [Fact]
    public async Task Who_may_only_look_gets_no_buttons()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("contract:select", "event:select"));
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await page.GotoAsync($"/contracts/{flow.ContractId}");
        await visitor.SignInAsync(user.Username, user.Password);
        await Expect(page.GetByText("When in System an Event occurs")).ToBeVisibleAsync();
        await Expect(page.Locator("main").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await page.GotoAsync("/contracts");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Yes" }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Switch)).ToHaveCountAsync(0);
        await page.GotoAsync($"/events/{flow.Event.Id}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Received last" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send the test event" })).ToHaveCountAsync(0);
    }
}
