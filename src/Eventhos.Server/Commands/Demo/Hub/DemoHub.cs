using Eventhos.Server.Auth;
using Eventhos.Server.Hosting;
using Eventhos.Server.Settings;

namespace Eventhos.Server.Commands.Demo.Hub;

/// <summary>The hub that the demo talks to: a running one, or its own in a temporary folder.</summary>
internal sealed class DemoHub : IAsyncDisposable
{
    private readonly WebApplication? _app;
    private readonly DirectoryInfo? _folder;

    private DemoHub(Uri address, HubCredentials credentials, WebApplication? app = null, DirectoryInfo? folder = null)
    {
        Address = address;
        Credentials = credentials;
        _app = app;
        _folder = folder;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The address without a path, as one writes it in front of one.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Who the demo is there.</summary>
    public HubCredentials Credentials { get; }

    /// <summary>True when the demo started it.</summary>
    public bool IsOwn => _app is not null;

    /// <summary>The running hub of the options, or a new one.</summary>
    /// <exception cref="DemoException">Credentials are missing, or the hub can't start.</exception>
    public static async Task<DemoHub> OpenAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        if (options.Hub is null)
        {
            return await StartAsync(cancellationToken);
        }

        var credentials = (options.User, options.Password, options.DataFolder) switch
        {
            ({ } user, { } password, _) => new HubCredentials(user, password),
            (_, _, { } folder) => await HubCredentials.ReadAsync(folder, cancellationToken),
            _ => throw new DemoException("With --hub, give --data (the hub's data folder) or --user and --password."),
        };
        return new DemoHub(options.Hub, credentials);
    }

    /// <summary>Stops an own hub and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Delete(_folder);
    }

    private static async Task<DemoHub> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("eventhos-demo-");
        var credentials = new HubCredentials("admin", RandomText.Make(20));
        WebApplication? app = null;
        try
        {
            app = await HubApplication.CreateAsync(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Server:Urls"] = "http://127.0.0.1:0",
                    ["Server:ShutdownSeconds"] = "1",
                    ["DataDirectory"] = folder.FullName,
                    ["Admin:Password"] = credentials.Password,
                },
                Quieten);
            await app.StartAsync(cancellationToken);
            return new DemoHub(new Uri(app.Urls.First()), credentials, app, folder);
        }
        catch (Exception e)
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
            Delete(folder);
            if (e is StartRefusedException refused)
            {
                throw new DemoException($"The demo's own hub can't start: {refused.Message}", refused);
            }

            throw;
        }
    }

    private static void Delete(DirectoryInfo? folder)
    {
        try
        {
            folder?.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file is still open somewhere. It is the temporary folder: the system clears it up.
        }
    }

    /// <summary>The terminal belongs to the demo: no log of the hub, no first credentials.</summary>
    private static void Quieten(IServiceCollection services)
    {
        services.AddLogging(logging => logging.ClearProviders());
        services.AddSingleton(new FirstStartNotice(TextWriter.Null));
    }
}
