using System.Text.RegularExpressions;
using Eventhos.BrowserTests.Browsing;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Eventhos.BrowserTests.Pages;

/// <summary>One's own account, and the page about the hub.</summary>
public sealed class AccountTests(RunningHub hub, Browser browser) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Ones_own_password_is_changed_and_this_session_goes_on_while_others_end()
    {
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("system:select"));
        await using var elsewhere = await browser.VisitAsync(hub.Address);
        await elsewhere.Page.GotoAsync("/systems");
        await elsewhere.SignInAsync(user.Username, user.Password);
        await elsewhere.Page.Locator("main h1").WaitForAsync();

        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.SignInAsync(user.Username, user.Password);
        await page.GetByRole(AriaRole.Link, new() { Name = user.Username }).ClickAsync();
        await ChangeAsync(page, "wrong", "a new one", "a new one");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The password until now is not right");
        await ChangeAsync(page, user.Password, "a new one", "another one");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the same");
        await ChangeAsync(page, user.Password, "a new one", "a new one");
        await Expect(page.GetByText("Your password is changed.")).ToBeVisibleAsync();

        await page.GotoAsync("/systems");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Systems" })).ToBeVisibleAsync();
        await elsewhere.Page.ReloadAsync();
        await Expect(elsewhere.Page.GetByLabel("User name")).ToBeVisibleAsync();
        await hub.LoginAsync(user.Username, "a new one");
    }

    [Fact]
    public async Task The_form_takes_nothing_without_a_session_and_nothing_from_another_site()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("oldPassword", "a"), KeyValuePair.Create("newPassword", "b"), KeyValuePair.Create("repeatPassword", "b")]);
        using var nobody = await hub.Http.PostAsync("/account", form, TestContext.Current.CancellationToken);
        Assert.StartsWith("/login", nobody.Headers.Location?.PathAndQuery, StringComparison.Ordinal);

        // With the session's cookie, but not the token of its form.
        await using var visitor = await browser.VisitAsync(hub.Address);
        await visitor.OpenAsync("/account");
        var forged = await visitor.Context.APIRequest.PostAsync(
            new Uri(hub.Address, "/account").ToString(), new() { Form = visitor.Context.APIRequest.CreateFormData().Set("oldPassword", "correct horse battery staple").Set("newPassword", "b").Set("repeatPassword", "b"), MaxRedirects = 0 });
        Assert.True(forged.Status >= 400, $"answered {forged.Status}");
        await hub.LoginAsync("admin", "correct horse battery staple");
    }

    [Fact]
    public async Task The_page_about_the_hub_shows_storage_nodes_and_settings_without_secrets()
    {
        await using var visitor = await browser.VisitAsync(hub.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/about");
        await Expect(page.Locator(".facts").Filter(new() { HasText = "Database" })).ToContainTextAsync(TestDatabase.Sql("SQLite", "PostgreSQL"));
        await Expect(page.GetByRole(AriaRole.Table).First).ToContainTextAsync("alive");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).FillAsync("admin");
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Admin:Password") })).ToContainTextAsync("***");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("correct horse");
    }

    private static async Task ChangeAsync(IPage page, string old, string wanted, string repeated)
    {
        await page.GetByLabel("Password until now").FillAsync(old);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(wanted);
        await page.GetByLabel("New password, once more").FillAsync(repeated);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
    }
}
