using System.Diagnostics;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>Runs the system's tools.</summary>
internal static class Shell
{
    /// <summary>The exit code and what was said; 127 where the command does not exist.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, said.Trim());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (127, e.Message);
        }
    }

    /// <summary>Runs what must succeed.</summary>
    public static async Task MustAsync(string command, params string[] arguments)
    {
        var (exitCode, said) = await RunAsync(command, arguments);
        Assert.True(exitCode == 0, $"{command}: {said}");
    }
}
