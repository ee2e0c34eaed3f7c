using System.CommandLine;

namespace Eventhos.Server.Commands.Audit;

/// <summary><c>eventhos audit verify</c>: tells whether anybody changed the audit log.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The hub's data folder (default ./data); not looked at where the setting Storage:ConnectionString names a database. The hub may be running",
    };

    private static readonly Option<string?> Expect = new("--expect")
    {
        Description = "An end of the log that was noted earlier, as ID:HASH; the entry must still be the same",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Expect.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && NotedEnd.Parse(text) is null)
            {
                result.AddError($"--expect is \"{text}\", but an end of the log looks like 17:0f3a… with 64 hexadecimal digits.");
            }
        });
        var verify = new Command("verify", "Check every entry of the audit log: exit code 0 when it is whole, 1 when it is not, 2 when it can't be read") { Data, Expect };
        verify.SetAction((result, cancellationToken) => AuditVerification.RunAsync(
            Overrides(result.GetValue(Data)), result.GetValue(Expect) is { } text ? NotedEnd.Parse(text) : null,
            result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, cancellationToken));
        return new Command("audit", "The audit log") { verify };
    }

    private static Dictionary<string, string?> Overrides(string? data)
    {
        var overrides = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (data is not null)
        {
            overrides["DataDirectory"] = data;
        }

        return overrides;
    }
}
