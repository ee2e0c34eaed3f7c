using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Who may come in and do what: clients and their keys, users, roles, and what was changed by whom.</summary>
public sealed class AccessTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_clients_key_is_shown_once_sends_events_and_stops_when_it_is_replaced_or_revoked()
    {
        var name = Wiring.Unique("shop");
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/access/clients/new");
        await page.GetByLabel("Name").FillAsync("<b>Shop</b>");
        await page.GetByLabel("Identifier").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        var first = await KeyAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the client" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "<b>Shop</b>" })).ToBeVisibleAsync();
        await Expect(page.GetByText("never")).ToBeVisibleAsync();
        await Expect(page.Locator("body")).Not.ToContainTextAsync(first);

        var id = long.Parse(new Uri(page.Url).Segments[^1]);
        var kind = await hub.AddEventAsync(new Producer(await hub.AddSystemAsync("producer", id), new ClientAccount(id, 0, name, "", first)));
        (await hub.SendAsync(kind)).Has(203, 200310);
        await page.ReloadAsync();
        await Expect(page.Locator(".facts time")).ToBeVisibleAsync();
        await Expect(page.Locator(".facts").GetByRole(AriaRole.Link)).ToHaveTextAsync("System");

        await page.GetByRole(AriaRole.Button, new() { Name = "Replace the access key…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Replace the access key" }).ClickAsync();
        await Expect(page.GetByText("It is shown this once")).ToBeVisibleAsync();
        var second = await KeyAsync(page);
        (await hub.SendAsync(kind)).Has(401, 401202);
        (await hub.SendAsync(kind with { AccessKey = second })).Has(203, 200310);

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke access…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke access" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Allow it again" })).ToBeVisibleAsync();
        (await hub.SendAsync(kind with { AccessKey = second })).Has(403, 403201);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow it again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Revoke access…" })).ToBeVisibleAsync();
        (await hub.SendAsync(kind with { AccessKey = second })).Has(203, 200310);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "System" })).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/access/clients$"));
        (await hub.SendAsync(kind with { AccessKey = second })).Has(400, 400004);
    }

    [Fact]
    public async Task A_role_made_by_the_matrix_lets_its_user_do_exactly_that()
    {
        var (role, user) = (Wiring.Unique("reader"), Wiring.Unique("ana"));
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.All[3]);
        var page = visitor.Page;
        await visitor.OpenAsync("/access/roles/new");
        await page.GetByLabel("Identificador").FillAsync(role);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "system:*" }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "system:delete" })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "event:unmask" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = role })).ToBeVisibleAsync();

        await page.GotoAsync("/access/users/new");
        await page.GetByLabel("Usuario").FillAsync(user);
        await page.GetByLabel("Nombre").FillAsync("Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Generar una" }).ClickAsync();
        var password = await page.Locator("#user-password").InputValueAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Añadir un rol" }).FillAsync(role);
        await page.GetByRole(AriaRole.Option, new() { Name = role }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = user })).ToBeVisibleAsync();

        var caller = await hub.LoginAsync(user, password);
        (await caller.GetAsync("/system")).Has(200, 200000);
        (await caller.PostAsync("/system", new { systemClass = "hybrid", identifier = Wiring.Unique("s"), name = "S", type = "erp", description = "" })).Has(201, 20001);
        (await caller.GetAsync("/event")).Has(401, 401002);
        (await caller.GetAsync("/auth/user")).Has(401, 401002);
    }

    [Fact]
    public async Task Two_who_change_a_role_at_once_do_not_overwrite_each_other()
    {
        var role = await hub.AddRoleAsync("system:select");
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync($"/access/roles/{role}");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "event:select" }).CheckAsync();
        (await hub.Admin.PutAsync($"/auth/role/{role}/permission", new { newAllowedObject = new[] { new { id = await hub.PermissionIdAsync("mail:select") } }, originalAllowedObject = new { } })).Has(201, 200001);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else saved this meanwhile");
        Assert.Equal("mail", Assert.Single((await hub.RoleAsync(role))["resources"].Items).Text("applicationResourceName"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Show theirs, drop mine" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "mail:select" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "event:select" })).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_audit_log_shows_before_and_after_and_its_filters_are_in_the_address()
    {
        var id = await hub.AddSystemAsync();
        (await hub.Admin.PutAsync($"/system/{id}", new { name = "<i>After</i>" })).Has(201, 200001);
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/access/audit");
        await page.GetByLabel("What").SelectOptionAsync("system");
        await page.GetByLabel("Its id").FillAsync($"{id}");
        await page.GetByLabel("Its id").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"target=system.*id={id}|id={id}.*target=system"));
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 in all");

        await page.GetByText($"changed system {id}").ClickAsync();
        var change = page.GetByRole(AriaRole.Table, new() { Name = $"system {id}" });
        await Expect(change.Locator("del")).ToHaveTextAsync("System");
        await Expect(change.Locator("ins")).ToHaveTextAsync("<i>After</i>");
    }

    [Fact]
    public async Task The_last_administrator_stays_and_the_page_says_why()
    {
        await using var alone = await RunningHub.StartAsync();
        var client = (await alone.Admin.ListAsync("/auth/client"))[0];
        (await alone.Admin.DeleteAsync($"/auth/client/{client.Number("subjectId")}")).Has(201, 200001);
        await using var visitor = await browser.VisitAsync(alone.Address);
        await visitor.OpenAsync("/access/users/1");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("nobody with OAUTH2_global:*");
    }

    [Fact]
    public async Task Who_may_see_some_of_it_gets_those_pages_and_nothing_of_the_others()
    {
        var secret = Wiring.Unique("unseen-client");
        (await hub.Admin.PostAsync("/auth/client", new { identifier = secret, name = secret, description = "" })).Has(201, 200001);
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("OAUTH2_user:select"));
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        var received = new List<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received.Add(frame.Text ?? System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await page.GotoAsync("/access");
        await visitor.SignInAsync(user.Username, user.Password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/access/users$"));
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Pages of Access" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Users"]);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a user" })).ToHaveCountAsync(0);

        foreach (var address in new[] { "/access/clients", "/access/clients/1", "/access/roles", "/access/resources", "/access/audit" })
        {
            await page.GotoAsync(address);
            await Expect(page.GetByText("You have no permission to see this.")).ToBeVisibleAsync();
        }

        await page.GotoAsync("/about");
        await Expect(page.GetByText("cluster:select")).ToBeVisibleAsync();
        Assert.NotEmpty(received);
        Assert.DoesNotContain(received, text => text.Contains(secret, StringComparison.Ordinal) || text.Contains("Auth:LockoutFailures", StringComparison.Ordinal));
    }

    private static async Task<string> KeyAsync(IPage page) => (await page.Locator("pre[aria-label='Access key']").InnerTextAsync()).Trim();
}
