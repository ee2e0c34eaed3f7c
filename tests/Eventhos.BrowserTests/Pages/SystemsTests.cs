using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Systems are made, found, changed by two at once, and deleted.</summary>
public sealed class SystemsTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_producer_is_made_with_the_key_that_lets_it_send()
    {
        var name = Wiring.Unique("Course platform");
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/systems");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a system" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByText("This can't stay empty.")).ToHaveCountAsync(2);
        await page.GetByLabel("Identifier").FillAsync(Wiring.Unique("courses"));
        await page.GetByLabel("Type").FillAsync("lms");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create a client and its access key" }).ClickAsync();
        var key = await page.GetByLabel("Access key", new() { Exact = true }).InnerTextAsync();

        var system = (await hub.Admin.ListAsync("/system")).Single(row => row.Text("name") == name);
        var eventId = (await hub.Admin.PostAsync("/event", new { system_id = system.Number("id"), identifier = "done", name = "Done", operation = "new", description = "" })).Has(201, 200001).Content.Number("eventId");
        var identifier = (await hub.Admin.GetAsync($"/event/{eventId}")).Has(200, 200000).Content.Text("identifier");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/event/send?event-identifier={identifier}") { Content = new StringContent("{}") };
        request.Headers.Add("access-key", key);
        using var answer = await hub.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(203, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_system_is_told_and_nothing_is_lost()
    {
        var id = await hub.AddSystemAsync();
        await using var first = await browser.VisitAsync(hub.Address);
        await using var second = await browser.VisitAsync(hub.Address);
        await first.OpenAsync($"/systems/{id}");
        await second.OpenAsync($"/systems/{id}");
        await second.Page.GetByLabel("Name").FillAsync("of the second");
        await first.Page.GetByLabel("Name").FillAsync("of the first");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(first.Page.GetByText("Saved.")).ToBeVisibleAsync();

        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var told = second.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Somebody else saved this meanwhile" });
        await Expect(told.GetByRole(AriaRole.Row, new() { Name = "Name" })).ToContainTextAsync("of the first");
        Assert.Equal("of the first", (await hub.Admin.GetAsync($"/system/{id}")).Content.Text("name"));

        await told.GetByRole(AriaRole.Button, new() { Name = "Save mine over theirs" }).ClickAsync();
        await Expect(second.Page.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.Equal("of the second", (await hub.Admin.GetAsync($"/system/{id}")).Content.Text("name"));
    }

    [Fact]
    public async Task Who_leaves_with_changes_is_asked_first()
    {
        var id = await hub.AddSystemAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/systems/{id}");
        await page.GetByLabel("Description").FillAsync("not saved yet");
        await page.GetByRole(AriaRole.Link, new() { Name = "All systems" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay here" }).ClickAsync();
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("not saved yet");

        await page.GetByRole(AriaRole.Link, new() { Name = "All systems" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave, lose the changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Systems", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_depends_on_a_system_is_shown_before_it_can_be_deleted()
    {
        var kind = await hub.AddEventAsync();
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.All.Single(look => look.Name == "spanish"));
        var page = visitor.Page;
        await visitor.OpenAsync($"/systems/{kind.Producer.SystemId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Eliminar…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "Event" })).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Eliminar" })).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancelar" }).ClickAsync();

        (await hub.Admin.DeleteAsync($"/event/{kind.Id}")).Has(201, 200001);
        await page.GetByRole(AriaRole.Button, new() { Name = "Eliminar…" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Eliminar" }).ClickAsync();
        await Expect(page.GetByText("Eliminado.")).ToBeVisibleAsync();
        (await hub.Admin.GetAsync($"/system/{kind.Producer.SystemId}")).Has(404, 404001);
    }

    [Fact]
    public async Task A_list_is_searched_filtered_and_sorted_by_its_address()
    {
        var word = Wiring.Unique("needle");
        foreach (var (name, systemClass) in new[] { ("Alpha", "producer"), ("Beta", "consumer"), ("<b>Gamma</b>", "consumer") })
        {
            (await hub.Admin.PostAsync("/system", new { systemClass, identifier = Wiring.Unique(word), name = $"{name} {word}", type = "erp", description = "" })).Has(201, 20001);
        }

        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/systems");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync(word);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Class" }).SelectOptionAsync("consumer");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Name" }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Beta");

        await page.ReloadAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Beta");
        await Expect(page.Locator("tbody tr").Last).ToContainTextAsync("<b>Gamma</b>");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" })).ToHaveAttributeAsync("aria-sort", "descending");
    }
}
