using System.Diagnostics;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>The program as an administrator calls it.</summary>
internal static class HubCommand
{
    /// <summary>Runs a command to its end; what it wrote on both outputs.</summary>
    public static Task<(int Code, string Said)> RunAsync(params string[] arguments) => RunAsync(connectionString: null, arguments);

    /// <summary>The same with the setting <c>Storage:ConnectionString</c>.</summary>
    public static Task<(int Code, string Said)> RunOnAsync(string connectionString, params string[] arguments) => RunAsync(connectionString, arguments);

    /// <summary>Runs a command until it writes a line that begins like this, and kills it (<c>kill -9</c>).</summary>
    public static async Task KillAtAsync(string beginning, params string[] arguments)
    {
        using var process = Start(arguments);
        var said = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said += line + '\n';
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                return;
            }
        }

        Assert.Fail($"It never came to \"{beginning}\": {said}{await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    private static async Task<(int Code, string Said)> RunAsync(string? connectionString, string[] arguments)
    {
        using var process = Start(arguments, connectionString);
        var cancellation = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(string[] arguments, string? connectionString = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "eventhos.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["DOTNET_TC_QuickJit"] = "1";
        if (connectionString is not null)
        {
            start.Environment["EVENTHOS__Storage__ConnectionString"] = connectionString;
        }

        return Process.Start(start)!;
    }
}
