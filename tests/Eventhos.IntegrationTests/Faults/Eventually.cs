namespace Eventhos.IntegrationTests.Faults;

/// <summary>Waits for what another process does.</summary>
internal static class Eventually
{
    /// <summary>Waits until a condition holds; fails after two minutes.</summary>
    public static Task HoldsAsync(Func<bool> condition, CancellationToken cancellationToken) =>
        HoldsAsync(() => Task.FromResult(condition()), cancellationToken);

    /// <summary>Waits until a condition holds; fails after two minutes.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, either.Token);
        }
    }
}
