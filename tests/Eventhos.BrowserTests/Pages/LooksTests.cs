using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Every page in every look: usable by everybody, with a picture to look at.</summary>
public sealed class LooksTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task No_page_has_a_serious_barrier_in_any_look()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url("/orders/${.body.a[0]}")) { Headers = [("X-Kind", "order")], Template = """{"all":"${.body.a}","none":"${.body.none}"}""" });
        var failed = await flow.FailAsync("""{"a":[1,2,3]}""");
        await hub.SendAsync(await hub.AddEventAsync());
        var barriers = new List<string>();
        foreach (var kind in VisitorKind.All)
        {
            await using var visitor = await browser.VisitAsync(hub.Address, kind);
            await visitor.Page.GotoAsync("/login");
            await LookAsync(visitor, kind, "sign-in");
            foreach (var (name, address) in new[] { ("home", "/"), ("event-log", "/event-log"), ("event", $"/event-log/{failed.EventId}"), ("systems", "/systems"), ("map", "/map"), ("nothing", "/nothing-here"),
                ("clients", "/access/clients"), ("client", "/access/clients/1"), ("user", "/access/users/1"), ("role", "/access/roles/1"), ("resource", "/access/resources/1"),
                ("audit", "/access/audit"), ("account", "/account"), ("about", "/about"),
                ("actions", "/actions"), ("action", $"/actions/{flow.ActionId}") })
            {
                await visitor.Page.GotoAsync(address);
                if (name == "home")
                {
                    await visitor.SignInAsync("admin", "correct horse battery staple");
                }

                await visitor.Page.Locator("main table, main article, main .empty, main form, main .entries, main .node:not([hidden])").First.WaitForAsync();
                if (name == "action")
                {
                    await visitor.Page.Locator(".monaco-editor .view-line").First.WaitForAsync();
                    await visitor.Page.Locator("aside pre").WaitForAsync();
                }

                await LookAsync(visitor, kind, name);
            }
        }

        Assert.Empty(barriers);

        async Task LookAsync(Visitor visitor, VisitorKind kind, string name)
        {
            await visitor.PictureAsync($"{name}-{kind.Name}");
            barriers.AddRange((await visitor.BarriersAsync()).Select(barrier => $"{name} {kind.Name}: {barrier}"));
        }
    }
}
