using Microsoft.Playwright;

namespace Eventhos.BrowserTests.Browsing;

/// <summary>Debian's Chromium, one for all tests of an assembly.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where pictures of pages are put.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("EVENTHOS_PICTURES") is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // A bound, not a measure: what is expected mostly comes in a fraction of it, but the machine may be busy.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>A visitor of a hub, who has seen nothing yet.</summary>
    public async Task<Visitor> VisitAsync(Uri hub, VisitorKind? kind = null)
    {
        kind ??= VisitorKind.Desktop;
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = hub.ToString(),
            Locale = kind.Locale,
            ColorScheme = kind.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = kind.Width, Height = 844 },
        });
        return new Visitor(context, await context.NewPageAsync());
    }
}
