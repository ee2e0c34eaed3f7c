using Eventhos.Engine.Model;
using Eventhos.Server.Api;
using Eventhos.Server.Auth;
using Eventhos.Server.Mail;
using Eventhos.Server.Settings;
using Eventhos.Server.Settings.OldNames;
using Eventhos.Server.Transport;
using Eventhos.Server.Ui;
using Eventhos.Storage;

namespace Eventhos.Server.Hosting;

/// <summary>Puts the hub together.</summary>
public static class HubApplication
{
    /// <summary>A hub that is ready to run: database up to date, first credentials made.</summary>
    /// <param name="overrides">Settings that win over files and environment, e.g. from the command line.</param>
    /// <param name="customize">Last word on the services, for tests and the demo.</param>
    /// <exception cref="StartRefusedException">With every reason why it can't start.</exception>
    public static async Task<WebApplication> CreateAsync(
        IReadOnlyDictionary<string, string?> overrides, Action<IServiceCollection>? customize = null)
    {
        var configuration = HubConfiguration.Of(overrides);
        var settings = SettingsReader.Read(configuration, OldEnvironment.Of(Environment.GetEnvironmentVariables()));
        var folder = settings.Storage.ConnectionString is null ? DataFolder.Take(settings.DataDirectory) : DataFolder.Share(settings.DataDirectory);
        WebApplication? app = null;
        try
        {
            app = Build(configuration, settings, folder, customize);
            await PrepareAsync(app);
            app.UseHubApi();
            app.Services.GetRequiredService<OldNamesNotice>().Tell();
            return app;
        }
        catch
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
            folder.Dispose();
            throw;
        }
    }

    private static WebApplication Build(IConfiguration configuration, HubSettings settings, DataFolder folder, Action<IServiceCollection>? customize)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "eventhos",

            // The pages' files lie beside the program, wherever it is started.
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.AddConfiguration(configuration);

        // Under dotnet run, too, files are what the build found: anything at any other address is for the API to refuse.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.AddConsoleLog();
        builder.AddWebServer(settings);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<OldNamesNotice>();
        builder.Services.AddSingleton(_ => folder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddIdentity();
        builder.Services.AddStorage(settings, folder);
        builder.Services.AddEngine(settings);
        builder.Services.AddMails(settings);
        builder.Services.AddTransport(settings);
        builder.Services.AddHubAuth();
        builder.Services.AddHubApi();
        builder.Services.AddUi();
        customize?.Invoke(builder.Services);

        return builder.Build();
    }

    private static async Task PrepareAsync(WebApplication app)
    {
        using var turn = StoragePreparation.Run(app.Services);
        await app.Services.GetRequiredService<PermissionSeeds>().EnsureAsync();
        await app.Services.GetRequiredService<FirstStart>().RunAsync();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var id = provider.GetRequiredService<HubVault>().GetOrMake("hub_id", 6);
            return new HubIdentity(Convert.ToHexStringLower(id), HubVersion.Current);
        });
        services.AddSingleton(new FirstStartNotice(Console.Out));
        services.AddSingleton<PermissionSeeds>();
        services.AddSingleton<FirstStart>();
    }
}
