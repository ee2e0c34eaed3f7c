using Eventhos.Server.Api;
using Eventhos.Server.Auth.SignIn;

namespace Eventhos.Tests.SignIn;

public sealed class CheckGateTests
{
    private static readonly byte[] One = [1];
    private static readonly byte[] Two = [2];
    private static readonly byte[] Three = [3];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_of_one_account_take_turns_though_there_are_slots()
    {
        using var gate = new CheckGate(atOnce: 2, waiting: 2);
        var first = await gate.EnterAsync(One, Cancellation);
        var second = gate.EnterAsync(One, Cancellation);
        var other = gate.EnterAsync(Two, Cancellation);

        Assert.True(other.IsCompletedSuccessfully);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Beyond_its_places_it_refuses_with_503_and_a_time_to_try_again()
    {
        using var gate = new CheckGate(atOnce: 1, waiting: 1);
        var first = await gate.EnterAsync(One, Cancellation);
        var second = gate.EnterAsync(Two, Cancellation);

        var refusal = await Assert.ThrowsAsync<ApiException>(() => gate.EnterAsync(Three, Cancellation));
        Assert.Equal((503, 503000), (refusal.Status, refusal.Code));
        Assert.True(refusal.RetryAfter > TimeSpan.Zero);

        first.Dispose();
        (await second).Dispose();
        (await gate.EnterAsync(Three, Cancellation)).Dispose();
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_leaves_the_place_to_others()
    {
        using var gate = new CheckGate(atOnce: 1, waiting: 1);
        using var gone = new CancellationTokenSource();
        var first = await gate.EnterAsync(One, Cancellation);
        var turn = gate.EnterAsync(One, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);

        using var goneToo = new CancellationTokenSource();
        var slot = gate.EnterAsync(Two, goneToo.Token);
        await goneToo.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slot);

        var next = gate.EnterAsync(One, Cancellation);
        first.Dispose();
        (await next).Dispose();
        (await gate.EnterAsync(Two, Cancellation)).Dispose();
    }
}
