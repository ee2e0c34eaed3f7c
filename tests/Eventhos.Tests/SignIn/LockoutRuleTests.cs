using Eventhos.Storage.SignIn;

namespace Eventhos.Tests.SignIn;

public sealed class LockoutRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LockoutRule InARow = new(3, TimeSpan.FromMinutes(5), InARow: true);
    private static readonly LockoutRule InAStretch = new(3, TimeSpan.FromMinutes(15), InARow: false);

    [Fact]
    public void The_last_failure_allowed_locks_from_then_on()
    {
        var count = After(InARow, 0, 4, 8);

        Assert.Equal(3, count.Failures);
        Assert.Equal(Start.AddMinutes(8 + 5), count.LockedUntil);
        Assert.Equal(count.LockedUntil, count.ExpiresAt);
    }

    [Fact]
    public void Failures_in_a_row_are_forgotten_after_a_while_without_one() =>
        Assert.Null(After(InARow, 0, 4, 9).LockedUntil);

    [Fact]
    public void Failures_of_one_stretch_are_counted_from_its_first()
    {
        Assert.Equal(Start.AddMinutes(14 + 15), After(InAStretch, 0, 7, 14).LockedUntil);
        Assert.Null(After(InAStretch, 0, 7, 15).LockedUntil);
        Assert.Equal(1, After(InAStretch, 0, 7, 15).Failures);
    }

    [Fact]
    public void Failures_during_a_lock_do_not_prolong_it() =>
        Assert.Equal(After(InARow, 0, 1, 2).LockedUntil, After(InARow, 0, 1, 2, 6).LockedUntil);

    [Fact]
    public void A_lock_that_has_ended_leaves_nothing()
    {
        var count = After(InARow, 0, 1, 2, 7);

        Assert.Equal(1, count.Failures);
        Assert.Null(count.LockedUntil);
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_turn_the_times_round()
    {
        var count = After(InARow, 0, 3, -2);

        Assert.True(count.LastAt >= count.FirstAt);
        Assert.Equal(3, count.Failures);
    }

    private static FailureCount After(LockoutRule rule, params int[] minutes) =>
        minutes.Aggregate((FailureCount?)null, (count, minute) => rule.CountOneMore(count, Start.AddMinutes(minute)))!;
}
