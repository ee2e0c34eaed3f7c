using Eventhos.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A whole hub in this process: Kestrel on a free port, SQLite in a folder of its own. As a class fixture it has default settings.</summary>
public sealed class RunningHub : IAsyncLifetime
{
    private const string AdminPassword = "correct horse battery staple";

    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _customize;
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private WebApplication? _app;
    private HttpClient? _http;
    private HubApi? _admin;

    public RunningHub()
        : this(new Dictionary<string, string?>(StringComparer.Ordinal), customize: null, TestFolder.Create())
    {
    }

    private RunningHub(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? customize, TestFolder folder)
    {
        _settings = settings;
        _customize = customize;
        Folder = folder;
    }

    /// <summary>Its data; outlives a stop, so that another hub can take it over.</summary>
    public TestFolder Folder { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => Http.BaseAddress!;

    /// <summary>For calls that the typed ones do not cover.</summary>
    public HttpClient Http => _http ?? throw new InvalidOperationException("The hub does not run.");

    /// <summary>Calls as the first administrator.</summary>
    public HubApi Admin => _admin ?? throw new InvalidOperationException("The hub does not run.");

    /// <summary>Calls without a token.</summary>
    public HubApi Anyone => new(Http, bearer: null);

    /// <summary>Its parts.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>A hub with settings of its own, e.g. <c>("Delivery:TimeoutSeconds", "1")</c>.</summary>
    public static Task<RunningHub> StartAsync(params (string Name, string Value)[] settings) => StartAsync(folder: null, customize: null, settings);

    /// <summary>A hub whose time is the test's.</summary>
    public static Task<RunningHub> StartAsync(TimeProvider time, params (string Name, string Value)[] settings) =>
        StartAsync(folder: null, services => services.AddSingleton(time), settings);

    /// <summary>A hub on a folder, with the last word on its services.</summary>
    public static async Task<RunningHub> StartAsync(TestFolder? folder, Action<IServiceCollection>? customize, params (string Name, string Value)[] settings)
    {
        var hub = new RunningHub(
            settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value, StringComparer.Ordinal),
            customize,
            folder ?? TestFolder.Create());
        try
        {
            await hub.InitializeAsync();
            return hub;
        }
        catch when (folder is null)
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Server:Urls"] = "http://127.0.0.1:0",
            ["DataDirectory"] = Folder.Path,
            ["Admin:Password"] = AdminPassword,

            // A busy machine is no endless script; the tests of the bound set their own.
            ["Scripts:TimeoutMilliseconds"] = "20000",
            ["Logging:LogLevel:Default"] = "None",
            ["Logging:LogLevel:Eventhos"] = "None",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "None",
        };
        if (await TestDatabase.SettingAsync(Folder.Path) is { } shared)
        {
            settings["Storage:ConnectionString"] = shared;
        }

        foreach (var (name, value) in _settings)
        {
            settings[name] = value;
        }

        _app = await HubApplication.CreateAsync(settings, Customize);
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new Uri(addresses.First()), Timeout = TimeSpan.FromSeconds(60) };
        _admin = await LoginAsync("admin", AdminPassword);
    }

    private void Customize(IServiceCollection services)
    {
        // The credentials of a thousand hubs would hide what the tests have to say.
        services.AddSingleton(new FirstStartNotice(TextWriter.Null));

        // A page's fault is to be told in the test that finds it.
        services.Configure<Microsoft.AspNetCore.Components.Server.CircuitOptions>(options => options.DetailedErrors = true);
        _customize?.Invoke(services);
    }

    /// <summary>Calls as a user.</summary>
    public async Task<HubApi> LoginAsync(string username, string password)
    {
        var answer = (await Anyone.PostAsync("/auth/login", new { username, password })).Has(201, 200000);
        return new HubApi(Http, answer.Content.Text("jwt_token"));
    }

    /// <summary>Stops it as an orderly shutdown does; its folder stays.</summary>
    public async Task StopAsync()
    {
        if (_app is not { } app)
        {
            return;
        }

        _app = null;
        _http?.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _handler.Dispose();
        Folder.Dispose();
    }
}
