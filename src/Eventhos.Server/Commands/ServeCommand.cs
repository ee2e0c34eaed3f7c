using System.CommandLine;
using Eventhos.Server.Hosting;
using Eventhos.Server.Settings;
using Eventhos.Storage.Postgres;

namespace Eventhos.Server.Commands;

/// <summary><c>eventhos serve</c>: runs the hub until it is told to stop.</summary>
public static class ServeCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly Option<string?> Urls = new("--urls") { Description = "Addresses to listen on, separated by semicolons (default http://localhost:2109)" };

    private static readonly Option<string?> Data = new("--data") { Description = "Folder of the database, the keys and the first credentials (default ./data)" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Run the hub (the default)") { Urls, Data };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Runs; the exit code is 0 after an orderly stop, 1 when the hub could not start.</summary>
    public static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var overrides = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (result.GetValue(Urls) is { } urls)
        {
            overrides["Server:Urls"] = urls;
        }

        if (result.GetValue(Data) is { } data)
        {
            overrides["DataDirectory"] = data;
        }

        try
        {
            await using var app = await StartWhenDatabaseAnswersAsync(overrides, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (StartRefusedException e)
        {
            await Console.Error.WriteLineAsync("eventhos can't start:");
            foreach (var fault in e.Faults)
            {
                await Console.Error.WriteLineAsync($"  - {fault}");
            }

            return 1;
        }
    }

    /// <summary>
    /// Begins anew for as long as the database is away, or prefers another node's transaction, at whatever step: a hub that ended because of it would only
    /// be started again.
    /// </summary>
    private static async Task<WebApplication> StartWhenDatabaseAnswersAsync(Dictionary<string, string?> overrides, CancellationToken cancellationToken)
    {
        for (var told = false; ; told = true)
        {
            WebApplication? app = null;
            try
            {
                app = await HubApplication.CreateAsync(overrides);
                await StartAsync(app, cancellationToken);
                return app;
            }
            catch (Exception e)
            {
                await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
                if (!PostgresDatabase.IsPassing(e))
                {
                    throw;
                }

                if (!told)
                {
                    var cause = PostgresDatabase.IsAway(e) ? "the database can't be reached; waiting for it" : "another node was in the way; beginning anew";
                    await Console.Error.WriteLineAsync($"eventhos: {cause} ({e.GetBaseException().Message})");
                }
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Kestrel's sentence names the address and what is wrong with it, e.g. that it is in use or lacks a certificate.
            throw new StartRefusedException([e.Message], e);
        }
    }
}
