using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>The wiring as a picture.</summary>
public sealed class MapTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Twenty_contracts_are_on_one_screen_with_their_names()
    {
        await using var own = await RunningHub.StartAsync();
        await using var visitor = await browser.VisitAsync(own.Address);
        await visitor.OpenAsync("/map");
        await Expect(visitor.Page.GetByText("Nothing is wired yet.")).ToBeVisibleAsync();

        await own.WireAsync(20);
        await visitor.Page.ReloadAsync();
        for (var i = 0; i < 20; i++)
        {
            await Expect(Node(visitor, $"Wire number {i}")).ToBeInViewportAsync();
        }

        // Nothing is cut off.
        await Expect(visitor.Page.Locator(".node:visible")).ToHaveCountAsync(40);
        Assert.Equal(0, await visitor.Page.Locator(".node bdi").EvaluateAllAsync<int>("names => names.filter(name => name.scrollWidth > name.clientWidth).length"));

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "The wiring as a table" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(21);
    }

    [Fact]
    public async Task In_five_hundred_contracts_one_is_found_focused_and_left_again()
    {
        await using var own = await RunningHub.StartAsync();
        var contracts = await own.WireAsync(500);
        await using var visitor = await browser.VisitAsync(own.Address);
        await visitor.OpenAsync("/map");
        await Expect(visitor.Page.Locator(".wire[data-contract]")).ToHaveCountAsync(500);
        await Expect(Node(visitor, "Source 0")).ToBeVisibleAsync();

        // Too many for names: until one comes nearer, or looks for one.
        await Expect(Node(visitor, "Wire number 321")).ToBeHiddenAsync();
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("wire number 321");
        await Expect(visitor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 found" })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"focus=contract-{contracts[321]}$"));

        // Its neighbours stand out, nothing else does.
        await Expect(visitor.Page.Locator(".node[data-lit]")).ToHaveCountAsync(5);
        await Expect(visitor.Page.Locator(".wire[data-lit]")).ToHaveCountAsync(1);
        var panel = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "In focus" });
        await Expect(panel).ToContainTextAsync("Wire number 321");
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "Open" })).ToHaveAttributeAsync("href", $"/contracts/{contracts[321]}");

        // The address says it to others, too.
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Page.Locator(".node[data-lit]")).ToHaveCountAsync(5);
        await Expect(Node(visitor, "Wire number 321")).ToBeInViewportAsync();
        await Node(visitor, "Wire number 321").PressAsync("Escape");
        await Expect(visitor.Page.Locator("[data-lit]")).ToHaveCountAsync(0);
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/map$"));

        // All of it is seen again, then a part, nearer, by wheel and hand.
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Expect(visitor.Page.Locator(".node.k2:visible")).ToHaveCountAsync(0);
        await visitor.Page.GetByRole(AriaRole.Application).HoverAsync();
        for (var i = 0; i < 12; i++)
        {
            await visitor.Page.Mouse.WheelAsync(0, -120);
        }

        await Expect(visitor.Page.Locator(".node.k2:visible")).Not.ToHaveCountAsync(0);
        var scene = visitor.Page.Locator(".scene");
        var before = await scene.GetAttributeAsync("transform");
        await visitor.Page.Mouse.DownAsync();
        await visitor.Page.Mouse.MoveAsync(700, 300, new() { Steps = 4 });
        await visitor.Page.Mouse.UpAsync();
        await Expect(scene).Not.ToHaveAttributeAsync("transform", before!);
        await Expect(visitor.Page.Locator("[data-lit]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_walked_through_by_keyboard()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://127.0.0.1:9/"));
        await hub.AddContractAsync(flow.Event, flow.ActionId, order: 1);
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/map?focus=event-{flow.Event.Id}");
        var focused = visitor.Page.Locator(".node:focus");
        await visitor.Page.Locator($"[data-key=event-{flow.Event.Id}][data-match]").FocusAsync();

        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(focused).ToHaveAttributeAsync("data-kind", "2");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("ArrowUp");
        await visitor.Page.Keyboard.PressAsync("Home");
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(focused).ToHaveAttributeAsync("data-key", $"action-{flow.ActionId}");
        await Expect(visitor.Page.Locator(".tip")).ToContainTextAsync("2 contracts");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"focus=action-{flow.ActionId}$"));
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(visitor.Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Link, new() { Name = "Open" })).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page.Locator("[data-lit]")).ToHaveCountAsync(0);

        var scene = visitor.Page.Locator(".scene");
        await visitor.Page.GetByRole(AriaRole.Application).FocusAsync();
        var all = await scene.GetAttributeAsync("transform");
        await visitor.Page.Keyboard.PressAsync("+");
        await Expect(scene).Not.ToHaveAttributeAsync("transform", all!);
        await visitor.Page.Keyboard.PressAsync("0");
        await Expect(scene).ToHaveAttributeAsync("transform", all!);
    }

    [Fact]
    public async Task What_fails_is_seen_with_its_cause_and_seen_to_be_over()
    {
        await using var consumer = await Receiver.StartAsync(Replies.InTurn(Replies.Status(503), Replies.Ok));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        var failed = await flow.FailAsync();
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync($"/map?focus=contract-{flow.ContractId}");
        var node = visitor.Page.Locator($"[data-key=contract-{flow.ContractId}]");
        await Expect(node).ToHaveAttributeAsync("data-health", "Failing");
        await Expect(node).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("0 processed, 1 failed.*Failing now.*503"));
        var panel = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "In focus" });
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "The latest failure" })).ToHaveAttributeAsync("href", $"/event-log/{failed.EventId}");
        var place = await node.GetAttributeAsync("data-y");

        await flow.CarryOutAsync();
        await Expect(node).ToHaveAttributeAsync("data-health", "Troubled", new() { Timeout = 20_000 });
        await Expect(panel).ToContainTextAsync("1 processed, 1 failed");
        await Expect(node).ToHaveAttributeAsync("data-y", place!);
    }

    [Fact]
    public async Task Who_may_see_contracts_alone_gets_names_and_no_more_and_harm_in_names_is_text()
    {
        const string Harm = "<img src=x onerror=\"document.title='owned'\">\u202Eevil";
        var flow = await hub.AddFlowAsync(new ActionSpec("http://127.0.0.1:9/"));
        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { name = Harm })).Has(201, 200001);
        var hidden = Wiring.Unique("hidden");
        (await hub.Admin.PutAsync($"/event/{(await hub.AddEventAsync()).Id}", new { name = hidden, operation = "new", description = "" })).Has(201, 200001);
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("contract:select"));
        await using var visitor = await browser.VisitAsync(hub.Address);
        var frames = new List<string>();
        visitor.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await visitor.Page.GotoAsync($"/map?focus=contract-{flow.ContractId}");
        await visitor.SignInAsync(user.Username, user.Password);

        await Expect(visitor.Page.Locator($"[data-key=contract-{flow.ContractId}] bdi")).ToHaveTextAsync(Harm);
        await visitor.Page.Locator($"[data-key=contract-{flow.ContractId}]").HoverAsync();
        await Expect(visitor.Page.Locator(".tip")).ToContainTextAsync("<img");
        await Expect(visitor.Page.Locator("main img")).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByText("What has no contract is not shown to you.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Traffic is not shown to you.")).ToBeVisibleAsync();
        Assert.NotEmpty(frames);
        Assert.DoesNotContain(frames, frame => frame.Contains(hidden, StringComparison.Ordinal));
    }

    private static ILocator Node(Visitor visitor, string name) =>
        visitor.Page.Locator(".node").Filter(new() { Has = visitor.Page.Locator("bdi", new() { HasTextRegex = new($"^{System.Text.RegularExpressions.Regex.Escape(name)}$") }) });
}
