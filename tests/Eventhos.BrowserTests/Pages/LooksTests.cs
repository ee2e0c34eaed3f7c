using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Every page in every look: usable by everybody, with a picture to look at.</summary>
public sealed class LooksTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    // What a page has when it is more than its frame.
    private const string Content = "main table:visible, main article, main .empty, main form, main .entries, main .steps, main .node:not([hidden])";

    public static TheoryData<string> Looks => new(VisitorKind.All.Select(kind => kind.Name));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_page_has_a_serious_barrier(string look)
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        var action = new ActionSpec(consumer.Url("/orders/${.body.a[0]}")) { Headers = [("X-Kind", "order")], Template = """{"all":"${.body.a}","none":"${.body.none}"}""" };
        var flow = await hub.AddFlowAsync(action);
        var failed = await flow.FailAsync("""{"a":[1,2,3]}""");
        await hub.AddFlowAsync(flow.Event, new ActionSpec(consumer.Url()), order: 1);
        await hub.SendAsync(await hub.AddEventAsync());
        (string Name, string Address)[] pages =
        [
            ("home", "/"), ("guide", "/guide"), ("map", "/map"), ("event-log", "/event-log?range=24h&state=error"), ("live", "/event-log?live=1"), ("event", $"/event-log/{failed.EventId}"),
            ("systems", "/systems"), ("system", $"/systems/{flow.Event.Producer.SystemId}"), ("events", "/events"), ("event-type", $"/events/{flow.Event.Id}"),
            ("actions", "/actions"), ("action", $"/actions/{flow.ActionId}"), ("contracts", "/contracts"), ("contract", $"/contracts/{flow.ContractId}"),
            ("clients", "/access/clients"), ("client", "/access/clients/1"), ("user", "/access/users/1"), ("role", "/access/roles/1"), ("resource", "/access/resources/1"),
            ("audit", "/access/audit"), ("account", "/account"), ("about", "/about"), ("nothing", "/nothing-here"),
        ];
        var barriers = new List<string>();
        await using var visitor = await browser.VisitAsync(hub.Address, VisitorKind.All.Single(kind => kind.Name == look));
        await visitor.Page.GotoAsync("/login");
        await LookAsync("sign-in");
        await visitor.SignInAsync("admin", "correct horse battery staple");
        foreach (var (name, address) in pages)
        {
            await visitor.OpenAsync(address);
            await visitor.Page.Locator(Content).First.WaitForAsync();
            if (name == "action")
            {
                await visitor.Page.Locator(".monaco-editor .view-line").First.WaitForAsync();
                await visitor.Page.Locator("aside pre").WaitForAsync();
            }

            await LookAsync(name);
        }

        Assert.Empty(barriers);

        async Task LookAsync(string name)
        {
            await visitor.PictureAsync($"{name}-{look}");
            barriers.AddRange((await visitor.BarriersAsync()).Select(barrier => $"{name}: {barrier}"));
        }
    }
}
