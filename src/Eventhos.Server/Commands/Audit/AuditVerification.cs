using System.Data.Common;
using System.Security.Cryptography;
using Eventhos.Server.Settings;
using Eventhos.Storage;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Postgres;

namespace Eventhos.Server.Commands.Audit;

/// <summary>Checks the audit log of a data folder or of the database that nodes share, beside hubs that may be running on it.</summary>
internal static class AuditVerification
{
    private const int Whole = 0;
    private const int Broken = 1;
    private const int Unreadable = 2;

    /// <summary>Writes the verdict; answers the exit code.</summary>
    /// <param name="overrides">Settings that win over files and environment.</param>
    /// <param name="expected">An end that was noted earlier.</param>
    /// <param name="output">For the verdict.</param>
    /// <param name="errors">For why there is none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, string?> overrides, NotedEnd? expected, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = AuditedHub.Open(overrides);
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
        catch (StartRefusedException e)
        {
            foreach (var fault in e.Faults)
            {
                await errors.WriteLineAsync(fault);
            }

            return Unreadable;
        }
        catch (Exception e) when (e is DbException or CryptographicException || PostgresDatabase.IsAway(e))
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
}
