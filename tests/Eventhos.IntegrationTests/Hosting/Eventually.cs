using System.Diagnostics;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Waits, within a bound, for what must become true.</summary>
public static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks until the answer is not null.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, Func<string> what)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            Assert.True(watch.Elapsed < Bound, $"Not within {Bound.TotalSeconds} s: {what()}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Asks until it is true.</summary>
    public static Task TrueAsync(Func<bool> condition, Func<string> what) =>
        GetAsync(() => Task.FromResult(condition() ? "" : null), what);

    /// <summary>Asks until the answer is yes.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> what) =>
        await GetAsync(async () => await condition() ? "" : null, what);

    /// <summary>The task's result, within the bound.</summary>
    public static Task WithinBoundAsync(Task task) => task.WaitAsync(Bound, TimeProvider.System);
}
