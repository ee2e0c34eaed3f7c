using System.Data.Common;
using System.Security.Cryptography;
using Eventhos.Engine.Routing;
using Eventhos.Server.Hosting;
using Eventhos.Storage;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Sqlite;

namespace Eventhos.Server.Commands.Audit;

/// <summary>Reads the audit log of a data folder, beside the hub that may own it.</summary>
internal static class AuditVerification
{
    private const int Whole = 0;
    private const int Broken = 1;
    private const int Unreadable = 2;

    /// <summary>Writes the verdict; answers the exit code.</summary>
    public static async Task<int> RunAsync(string folder, NotedEnd? expected, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var database = Path.Combine(folder, "eventhos.db");
        if (!File.Exists(database))
        {
            await errors.WriteLineAsync($"There is no database in {folder}.");
            return Unreadable;
        }

        await using var services = Services(folder, database);
        try
        {
            if (!AuditChain.IsBegun(services.GetRequiredService<HubVault>()))
            {
                await errors.WriteLineAsync("The database has no key for an audit log: it was made by an older version and not started since, or the key was taken away.");
                return Unreadable;
            }

            var log = services.GetRequiredService<IAuditLog>();
            var verdict = await log.VerifyAsync(cancellationToken);
            var faults = verdict.Faults.ToList();
            if (expected is not null && await log.HashOfAsync(expected.Id, cancellationToken) != expected.Hash)
            {
                faults.Add($"Entry {expected.Id} is not the one that was noted.");
            }

            return await TellAsync(verdict, faults, output);
        }
        catch (Exception e) when (e is DbException or CryptographicException)
        {
            await errors.WriteLineAsync($"The audit log can't be read: {e.Message}");
            return Unreadable;
        }
    }

    private static async Task<int> TellAsync(AuditVerdict verdict, List<string> faults, TextWriter output)
    {
        foreach (var fault in faults)
        {
            await output.WriteLineAsync(fault);
        }

        await output.WriteLineAsync(faults.Count == 0 ? $"{verdict.Entries} entries, none changed, none missing." : $"{verdict.Entries} entries: the audit log was tampered with.");
        if (verdict.Head is { } head)
        {
            await output.WriteLineAsync($"It ends with {head}. Note this elsewhere and give it to --expect next time.");
        }

        return faults.Count == 0 ? Whole : Broken;
    }

    private static ServiceProvider Services(string folder, string database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SnapshotStore>();
        services.AddKeyRing(Path.Combine(folder, "keys"));
        services.UseSqlite(database);
        return services.BuildServiceProvider();
    }
}
