using System.Diagnostics;
using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Events are made, sent from the page and by the code that it shows, and changed by two at once.</summary>
public sealed class EventsTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_event_is_made_and_the_code_that_its_page_shows_sends_it()
    {
        var producer = await hub.AddProducerAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/events/new?system={producer.SystemId}");
        await page.GetByLabel("Name").FillAsync("Matrícula: ¡Student enrolled!");
        await Expect(page.GetByLabel("Identifier")).ToHaveValueAsync("matricula-student-enrolled");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Matrícula: ¡Student enrolled!" })).ToBeVisibleAsync();

        var curl = await page.GetByRole(AriaRole.Tabpanel).Locator("pre").InnerTextAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Python" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("import urllib.request");
        var python = await page.GetByRole(AriaRole.Tabpanel).Locator("pre").InnerTextAsync();

        Assert.Contains("\"code\":200310", await RunAsync("bash", curl, producer.Client.Token!), StringComparison.Ordinal);
        Assert.StartsWith("Received as event ", await RunAsync("python3", python, producer.Client.Token!), StringComparison.Ordinal);
        Assert.Contains("\"code\":401202", await RunAsync("bash", curl, "wrong"), StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "no contract" })).ToHaveCountAsync(2);
        await Expect(page.GetByLabel("Body (JSON)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Ada Lovelace"));
    }

    [Fact]
    public async Task A_test_event_arrives_in_the_log_and_at_the_consumer()
    {
        await using var consumer = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/events/{flow.Event.Id}");
        await page.GetByLabel("Body (JSON)").FillAsync("""{"number":""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the test event" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The body is not valid JSON");

        await page.GetByLabel("Body (JSON)").FillAsync("""{"number": 4711, "text": "</textarea><script>"}""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the test event" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "processed" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Show body of event") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Locator("pre")).ToContainTextAsync("</textarea><script>");
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Event ") })).ToBeVisibleAsync();
        Assert.Equal("""{"number": 4711, "text": "</textarea><script>"}""", Assert.Single(consumer.Calls).Text);
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_event_is_told_and_nothing_is_lost()
    {
        var kind = await hub.AddEventAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/events/{kind.Id}");
        await page.GetByLabel("Description").FillAsync("mine");
        (await hub.Admin.PutAsync($"/event/{kind.Id}", new { description = "theirs" })).Has(201, 200001);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var told = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Somebody else saved this meanwhile" });
        await Expect(told.GetByRole(AriaRole.Row, new() { Name = "Description" })).ToContainTextAsync("theirs");
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("mine");
        await told.GetByRole(AriaRole.Button, new() { Name = "Show theirs, drop mine" }).ClickAsync();
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("theirs");
        await Expect(told).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_leaves_with_changes_is_asked_and_a_system_without_client_is_told()
    {
        var system = await hub.AddSystemAsync("producer");
        var id = (await hub.Admin.PostAsync("/event", new { system_id = system, identifier = "mute", name = "Mute", operation = "new", description = "" })).Content.Number("eventId");
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/events/{id}");
        await page.GetByLabel("Operation").FillAsync("other");
        await page.GetByRole(AriaRole.Link, new() { Name = "Give it one" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay here" }).ClickAsync();
        await Expect(page.GetByLabel("Operation")).ToHaveValueAsync("other");
        await page.GetByRole(AriaRole.Link, new() { Name = "Give it one" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave, lose the changes" }).ClickAsync();
        await Expect(page.GetByText("It can't send events yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_Spanish_an_event_is_copied_and_deleted_when_nothing_depends_on_it_any_more()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        (await hub.Admin.PutAsync($"/event/{flow.Event.Id}", new { name = "<b>Pedido</b>\u202e" })).Has(201, 200001);
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.All.Single(look => look.Name == "spanish"));
        var page = visitor.Page;
        await visitor.OpenAsync($"/events?q={Uri.EscapeDataString(flow.Event.Identifier)}");
        await page.GetByRole(AriaRole.Link, new() { Name = "<b>Pedido</b>" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Eliminar…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "Contract" })).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancelar" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Duplicar" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nuevo evento" })).ToBeVisibleAsync();
        await page.GetByLabel("Nombre").FillAsync("Pedido copiado");
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Pedido copiado" })).ToBeVisibleAsync();
        var copy = new Uri(page.Url).AbsolutePath;

        await page.GetByRole(AriaRole.Button, new() { Name = "Eliminar…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Eliminar" }).ClickAsync();
        await Expect(page.GetByText("Eliminado.")).ToBeVisibleAsync();
        (await hub.Admin.GetAsync(copy.Replace("/events", "/event", StringComparison.Ordinal))).Has(404, 404001);
    }

    /// <summary>Runs a program that comes from standard input, as who has an access key; what it prints.</summary>
    private static async Task<string> RunAsync(string program, string code, string accessKey)
    {
        var start = new ProcessStartInfo(program, program == "bash" ? [] : ["-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["EVENTHOS_ACCESS_KEY"] = accessKey;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(code);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await Eventually.WithinBoundAsync(process.WaitForExitAsync());
        return $"{await output}{await error}";
    }
}
