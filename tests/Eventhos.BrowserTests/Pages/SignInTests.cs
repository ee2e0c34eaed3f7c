using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>Who may come in, and for how long.</summary>
public sealed class SignInTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Whoever_is_not_signed_in_gets_the_form_and_then_the_page_they_wanted()
    {
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.Page.GotoAsync("/event-log?state=error");
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/login"));
        await visitor.SignInAsync("admin", "correct horse battery staple");

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Event log" })).ToBeVisibleAsync();
        Assert.EndsWith("/event-log?state=error", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_a_sentence()
    {
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.Page.GotoAsync("/");
        await visitor.SignInAsync(Wiring.Unique("nobody"), "wrong");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Incorrect username or password");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string wanted)
    {
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.Page.GotoAsync($"/login?return={Uri.EscapeDataString(wanted)}");
        await visitor.SignInAsync("admin", "correct horse battery staple");

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Home" })).ToBeVisibleAsync();
        Assert.Equal(hub.Address.Authority, new Uri(visitor.Page.Url).Authority);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("User name")).ToBeVisibleAsync();

        await visitor.Page.GotoAsync("/systems");
        await Expect(visitor.Page.GetByLabel("User name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_that_began_with_the_old_one()
    {
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("event:select", "system:select"));
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.Page.GotoAsync("/event-log");
        await visitor.SignInAsync(user.Username, user.Password);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Event log" })).ToBeVisibleAsync();

        (await (await hub.LoginAsync(user)).PutAsync($"/auth/user/{user.Id}/password", new { oldPassword = user.Password, newPassword = "another one, much longer" })).Has(201, 200000);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Systems" }).ClickAsync();

        await Expect(visitor.Page.GetByLabel("User name")).ToBeVisibleAsync();
    }
}
