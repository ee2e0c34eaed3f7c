namespace Eventhos.Server.Commands.Demo;

/// <summary>Where the demo writes.</summary>
/// <param name="Output">Lines go here.</param>
/// <param name="IsLive">True on a terminal, where a line can be written over.</param>
/// <param name="Width">Columns of the terminal.</param>
internal sealed record DemoScreen(TextWriter Output, bool IsLive, int Width)
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);

    /// <summary>The console; live unless it is redirected or can't move its cursor.</summary>
    public static DemoScreen Console()
    {
        var isLive = !System.Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var width = isLive ? System.Console.WindowWidth : 0;
        return new DemoScreen(System.Console.Out, isLive, width > 0 ? width : 100);
    }

    /// <summary>Writes lines.</summary>
    public async Task WriteAsync(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Output.WriteLineAsync(line);
        }
    }

    /// <summary>Shows how <paramref name="work"/> gets on until it is done, and awaits it.</summary>
    public async Task ShowAsync(Task work, Func<string> progress, TimeProvider time)
    {
        using var done = new CancellationTokenSource();
        var pause = IsLive ? LiveInterval : LineInterval;
        while (await Task.WhenAny(work, Task.Delay(pause, time, done.Token)) != work)
        {
            await Output.WriteAsync(IsLive ? Over(progress()) : progress() + Environment.NewLine);
            await Output.FlushAsync(CancellationToken.None);
        }

        await done.CancelAsync();
        await Output.WriteLineAsync(IsLive ? Over(progress()) : progress());
        await work;
    }

    /// <summary>From the line's start, then clears its rest.</summary>
    private string Over(string text) => $"\r{(text.Length < Width ? text : text[..(Width - 1)])}\e[K";
}
