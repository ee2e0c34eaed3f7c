using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Actions are written with the request that they would send beside them, tried, changed by two at once, and deleted.</summary>
public sealed class ActionsTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_template_is_written_on_a_received_event_and_a_mistake_in_it_is_told_at_its_line()
    {
        var kind = await hub.AddEventAsync();
        await hub.SendAsync(kind, """{"order":{"id":7,"lines":[{"sku":"a-1"}]},"who":"Ana"}""");
        var name = Wiring.Unique("File order");
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/actions/new?system={await hub.AddSystemAsync()}");
        await page.GetByLabel("Name", new() { Exact = false }).First.FillAsync(name);
        await page.Locator("#action-identifier").FillAsync("file-order");
        await page.Locator("#action-url").FillAsync("https://orders.example/${.body.order.id}?by=${.body.gone}");
        await page.GetByLabel("A received one").CheckAsync();
        await page.Locator("#sample-event").FillAsync(kind.Identifier);
        await Expect(page.Locator("#sample-event-list [role=option]:visible")).ToHaveCountAsync(1);
        await page.Locator("#sample-event-list [role=option]").ClickAsync();
        var trial = page.Locator("main aside");
        await Expect(trial).ToContainTextAsync("https://orders.example/7?by=");
        await Expect(trial).ToContainTextAsync("${.body.gone} is missing in the event.");

        await ChooseAsync(page, "Template");
        await WriteAsync(page, "{\n  \"sku\": \"${.body.order.lines[0].sku}\",\n  \"who\" \"${.body.who}\"\n}");
        await Expect(page.Locator("#body-fault")).ToContainTextAsync("line 3");
        await Expect(page.Locator(".squiggly-error")).ToBeVisibleAsync();
        await Expect(trial).ToContainTextAsync("No request would be sent.");

        // Quote and brace close themselves.
        await WriteAsync(page, "{ \"sku\": \"${.body.order.lines[0].sku}\", \"order\": \"");
        await page.Keyboard.TypeAsync("${.body.ord");
        await Expect(page.Locator(".suggest-widget .monaco-list-row").Filter(new() { HasText = "${.body.order.id}" })).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("er.id");
        await Expect(page.Locator(".suggest-widget .monaco-list-row.focused")).ToContainTextAsync("${.body.order.id}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(trial.Locator("pre")).ToHaveTextAsync("{\n  \"sku\": \"a-1\",\n  \"order\": 7\n}");
        await Expect(page.Locator("#body-fault")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
        var action = (await hub.Admin.ListAsync($"/action?wordSearch={name}")).Single();
        Assert.Equal("${.body.order.id}", (await hub.Admin.GetAsync($"/action/{action.Number("id")}")).Content["httpConfiguration"]["data"].Text("order"));
    }

    [Fact]
    public async Task JavaScript_is_tried_on_a_consumer_whose_answer_is_shown()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Json("""{"ticket":118,"note":"<b>thanks</b>"}""", 201));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url("/tickets")));
        await flow.SendAsync("""{"id":21}""");
        await consumer.HasReceivedAsync(1);
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/actions/{flow.ActionId}");
        var trial = page.Locator("main aside");
        await Expect(trial.Locator("pre")).ToHaveTextAsync("{\n  \"id\": 21\n}");

        await ChooseAsync(page, "JavaScript");
        await WriteAsync(page, "const { id } = eventContext.httpRequest.body;\nreturn { twice: id.no.such };");
        await Expect(page.Locator("#body-fault")).ToContainTextAsync("line 2");
        await WriteAsync(page, "return { twice: eventContext.httpRequest.body.id * 2 };");
        await Expect(trial.Locator("pre")).ToHaveTextAsync("{\n  \"twice\": 42\n}");

        // Tab writes in the editor; after Escape it leaves it.
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("input[name=security]").First).ToBeFocusedAsync();

        await trial.GetByRole(AriaRole.Button, new() { Name = "Send a test request" }).ClickAsync();
        await Expect(trial).ToContainTextAsync("Delivered");
        await Expect(trial).ToContainTextAsync("201 Created");
        await Expect(trial).ToContainTextAsync("<b>thanks</b>");
        Assert.Equal("""{"twice":42}""", consumer.Calls[1].Text);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await flow.SendAsync("""{"id":4}""");
        Assert.Equal("""{"twice":8}""", (await consumer.HasReceivedAsync(3))[2].Text);
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_action_is_told_and_nothing_is_lost()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        await using var first = await browser.VisitAsync(hub.Address);
        await using var second = await browser.VisitAsync(hub.Address);
        await first.OpenAsync($"/actions/{id}");
        await second.OpenAsync($"/actions/{id}");
        await first.Page.Locator("#action-url").FillAsync("http://localhost/first");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Add a header" }).ClickAsync();
        await Expect(second.Page.GetByLabel("Headers, name in row 1")).ToBeFocusedAsync();
        await second.Page.Keyboard.InsertTextAsync("X-Second");
        await second.Page.GetByLabel("Headers, value in row 1").FillAsync("2");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(first.Page.GetByText("Saved.")).ToBeVisibleAsync();

        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var told = second.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Somebody else saved this meanwhile" });
        await Expect(told.GetByRole(AriaRole.Row, new() { Name = "URL" })).ToContainTextAsync("http://localhost/first");
        await Expect(told.GetByRole(AriaRole.Row, new() { Name = "Headers" })).ToContainTextAsync("X-Second: 2");
        await told.GetByRole(AriaRole.Button, new() { Name = "Show theirs, drop mine" }).ClickAsync();

        await Expect(second.Page.Locator("#action-url")).ToHaveValueAsync("http://localhost/first");
        await Expect(second.Page.Locator("main aside")).ToContainTextAsync("http://localhost/first");
    }

    [Fact]
    public async Task Who_leaves_a_changed_template_is_asked_first()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://localhost/") { Template = """{"a":"1"}""" });
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/actions/{id}");
        await WriteAsync(page, """{"a":"2"}""");
        await Expect(page.GetByText("Not saved yet.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "All actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay here" }).ClickAsync();
        await Expect(page.Locator(".monaco-editor .view-lines")).ToContainTextAsync("2");

        await page.GetByRole(AriaRole.Link, new() { Name = "All actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave, lose the changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Actions", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_the_editor_can_t_be_loaded_a_text_area_does()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://localhost/") { Template = """{"a":"1"}""" });
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await page.RouteAsync("**/vs/loader.js", route => route.AbortAsync());
        await visitor.OpenAsync($"/actions/{id}");
        await page.GetByLabel("Template of the body").FillAsync("""{"a":"2","n":"${.body.n}"}""");

        await Expect(page.Locator("main aside pre")).ToHaveTextAsync("{\n  \"a\": \"2\",\n  \"n\": null\n}");
    }

    [Fact]
    public async Task In_Spanish_an_action_is_tried_copied_and_deleted_once_nothing_depends_on_it()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/pedidos?n=${.body.n}"));
        await hub.SendAsync(flow.Event, """{"n":5}""");
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.All.Single(look => look.Name == "spanish"));
        var page = visitor.Page;
        await visitor.OpenAsync($"/actions/{flow.ActionId}");
        await Expect(page.Locator("main aside")).ToContainTextAsync("La petición que se enviaría");
        await Expect(page.Locator("main aside")).ToContainTextAsync("http://localhost/pedidos?n=5");
        await page.GetByRole(AriaRole.Link, new() { Name = "Duplicar" }).ClickAsync();
        await page.Locator("#action-identifier").FillAsync("copia");
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Action (copia)" })).ToBeVisibleAsync();

        await visitor.OpenAsync($"/actions/{flow.ActionId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Eliminar…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "Contract" })).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Eliminar" })).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancelar" }).ClickAsync();
        (await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Has(201, 200001);
        await page.GetByRole(AriaRole.Button, new() { Name = "Eliminar…" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Eliminar" }).ClickAsync();
        await Expect(page.GetByText("Eliminado.")).ToBeVisibleAsync();
        (await hub.Admin.GetAsync($"/action/{flow.ActionId}")).Has(404, 400002);
    }

    [Fact]
    public async Task Who_may_only_look_sees_no_secret_and_no_way_to_send_and_harm_is_shown_as_text()
    {
        const string Harm = "<img src=x onerror=\"document.title='owned'\">\u202E";
        var action = new ActionSpec("http://localhost/") { Headers = [("Authorization", "Basic hush"), ("X-Harm", "<script>alert(1)</script>")], OAuth = new OAuthSpec("http://localhost/token", "me", "hush-oauth") };
        var body = new Dictionary<string, object?>(action.ToBody(await hub.AddSystemAsync()), StringComparer.Ordinal) { ["name"] = Harm, ["rawBody"] = """{"h":"<img src=x>"}""" };
        var id = (await hub.Admin.PostAsync("/action", body)).Has(201, 200001).Content.Number("actionId");
        var reader = await hub.AddUserAsync(await hub.AddRoleAsync("action:select"));
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        var frames = new List<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await page.GotoAsync($"/actions/{id}");
        await visitor.SignInAsync(reader.Username, reader.Password);

        await Expect(page.Locator("main aside").Locator("pre")).ToContainTextAsync("<img src=x>");
        await Expect(page.GetByLabel("Headers, value in row 1")).ToHaveValueAsync("***");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send a test request" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);
        await Expect(page.Locator("main img, main script")).ToHaveCountAsync(0);
        Assert.StartsWith("<img", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(frames);
        Assert.DoesNotContain(frames, frame => frame.Contains("hush", StringComparison.Ordinal));
    }

    private static Task ChooseAsync(IPage page, string mode) => page.Locator(".body-editor label").Filter(new() { HasText = mode }).ClickAsync();

    // In the place of what is there.
    private static async Task WriteAsync(IPage page, string text)
    {
        await page.Locator(".monaco-editor .view-lines").ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(text);
    }
}
