using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Eventhos.BrowserTests.Browsing;

/// <summary>Somebody at a browser. Whatever a page complains about (a script's error, something refused by the policy) fails the test.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Harmless = ["Failed to load resource", "There is no event handler associated with this event"];

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private bool _mayLoseConnection;

    public Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        Page.PageError += (_, error) => _complaints.Add(error);
        Page.Console += (_, message) =>
        {
            // That an address answers 4xx is the tests' own doing. And what lost the focus because it was taken away has nobody who listens any more.
            if (message.Type == "error" && !_mayLoseConnection && !Harmless.Any(text => message.Text.Contains(text, StringComparison.Ordinal)))
            {
                _complaints.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>From now on it is no fault that the browser complains about its connection.</summary>
    public void ExpectLostConnection() => _mayLoseConnection = true;

    public IBrowserContext Context => _context;

    /// <summary>Signs in on the form at hand.</summary>
    public async Task SignInAsync(string username, string password)
    {
        await Page.GetByLabel("User name").Or(Page.GetByLabel("Usuario")).FillAsync(username);
        await Page.Locator("#password").FillAsync(password);
        await Page.Locator("form button[type=submit]").ClickAsync();
    }

    /// <summary>Opens a page as the first administrator; returns when its heading is there.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        if (new Uri(Page.Url).AbsolutePath == "/login")
        {
            await SignInAsync("admin", "correct horse battery staple");
        }

        await Page.Locator("main h1").WaitForAsync();
    }

    /// <summary>What axe finds that is serious or worse (WCAG).</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync() =>
        [.. (await Page.RunAxe(new() { ResultTypes = [Deque.AxeCore.Commons.ResultType.Violations] })).Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")];

    /// <summary>Keeps a picture of what is seen.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Pictures, $"{name}.png"), FullPage = true });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
    }
}
