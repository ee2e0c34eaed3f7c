using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Mails;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>The outbox: a mail is stored with the settle it tells of, and every mail has one worker at a time.</summary>
public abstract class MailGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_settle_that_changes_nothing_writes_no_mail()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await (await OpenHeirAsync()).Claims.ReclaimAsync();

        Assert.False((await GiveUpAsync(execution)).Applied);
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task A_settle_without_a_notice_writes_no_mail()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.GaveUp()));

        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Two_workers_never_have_the_same_mail()
    {
        foreach (var cause in Enumerable.Range(400, 20))
        {
            await GiveUpAsync($"http_error {cause}");
        }

        var claimed = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Session.Outbox.ClaimAsync(Now, Lease)));

        Assert.Equal(20, claimed.Count(mail => mail is not null));
        Assert.Equal(20, claimed.OfType<ClaimedMail>().DistinctBy(mail => mail.Id).Count());
        Assert.All(claimed.OfType<ClaimedMail>(), mail => Assert.Equal(1, mail.Try));
    }

    [Fact]
    public async Task A_mail_whose_worker_died_is_claimed_again_and_the_late_worker_changes_nothing()
    {
        await GiveUpAsync("timeout");
        var first = await ClaimAsync();
        Assert.Null(await Session.Outbox.ClaimAsync(Now, Lease));
        Store.Time.Advance(Lease);
        var second = await ClaimAsync();

        Assert.Equal((first.Id, 2), (second.Id, second.Try));
        Assert.False(await Session.Outbox.StoreAsync(first, Sent()));
        Assert.Equal(MailState.Waiting, Assert.Single(await MailsAsync()).State);
        Assert.True(await Session.Outbox.StoreAsync(second, Sent()));
        Assert.False(await Session.Outbox.StoreAsync(second, Sent()));
        Assert.Equal((MailState.Sent, 2, Now), (Assert.Single(await MailsAsync()).State, Assert.Single(await MailsAsync()).Tries, Assert.Single(await MailsAsync()).SentAt));
    }

    [Fact]
    public async Task Claims_of_workers_that_are_gone_are_taken_back()
    {
        await GiveUpAsync("timeout");
        await ClaimAsync();
        await Store.LapseAsync();

        Assert.Equal(1, await Session.Outbox.ReclaimAsync());
        Assert.Equal(2, (await ClaimAsync()).Try);
    }

    [Fact]
    public async Task What_follows_a_mail_is_counted_and_told_once_its_window_has_passed()
    {
        await GiveUpAsync("timeout");
        var first = await ClaimAsync();
        for (var i = 0; i < 3; i++)
        {
            await GiveUpAsync("timeout");
        }

        // A mail that goes out late opens its window late.
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        await Session.Outbox.StoreAsync(first, Sent());
        var newest = await GiveUpAsync("timeout");
        Store.Time.Advance(Window - TimeSpan.FromMilliseconds(1));
        Assert.Null(await Session.Outbox.ClaimAsync(Now, Lease));
        Store.Time.Advance(TimeSpan.FromMilliseconds(1));
        var second = await ClaimAsync();

        Assert.Equal((0, 4, newest.Id), (first.HeldBack, second.HeldBack, second.ExecutionId));
        await GiveUpAsync("timeout");
        await Session.Outbox.StoreAsync(second, Sent());
        Assert.Null(await Session.Outbox.ClaimAsync(Now, Lease));
        Store.Time.Advance(Window);
        Assert.Equal(1, (await ClaimAsync()).HeldBack);
    }

    [Fact]
    public async Task While_a_mail_can_not_be_sent_all_that_follows_it_is_one_more()
    {
        await GiveUpAsync("timeout");
        for (var i = 0; i < 12; i++)
        {
            var mail = await ClaimAsync();
            await GiveUpAsync("timeout");
            await Session.Outbox.StoreAsync(mail, new MailOutcome.PutOff(Now + TimeSpan.FromHours(1)) { Error = "down" });
            Store.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([0, 12], (await MailsAsync()).Select(mail => mail.HeldBack));
        await Session.Outbox.StoreAsync(await ClaimAsync(), Sent());
        Assert.Null(await Session.Outbox.ClaimAsync(Now, Lease));
        Store.Time.Advance(Window);
        Assert.Equal(12, (await ClaimAsync()).HeldBack);
    }

    [Fact]
    public async Task Contracts_and_causes_do_not_hold_each_other_back()
    {
        await GiveUpAsync("timeout");
        await GiveUpAsync("timeout", action: 1);
        await GiveUpAsync("http_error 500");

        Assert.All(await MailsAsync(), mail => Assert.Equal(0, mail.HeldBack));
        Assert.Equal(3, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Recipients_that_are_done_with_are_known_at_the_next_try()
    {
        await GiveUpAsync("timeout");
        var outcome = new MailOutcome.PutOff(Now) { Recipients = ["a@x.test", "b@x.test"], FinishedRecipients = ["a@x.test"], Error = "b@x.test: 451." };
        await Session.Outbox.StoreAsync(await ClaimAsync(), outcome);

        Assert.Equal(["a@x.test"], (await ClaimAsync()).FinishedRecipients);
        var row = Assert.Single(await MailsAsync());
        Assert.Equal(["a@x.test", "b@x.test"], row.Recipients);
        Assert.Equal("b@x.test: 451.", row.LastError);
    }

    [Fact]
    public async Task Old_mails_are_deleted_a_few_at_a_time_and_open_ones_never()
    {
        for (var i = 0; i < 5; i++)
        {
            await GiveUpAsync($"http_error 50{i}");
            await Session.Outbox.StoreAsync(await ClaimAsync(), Sent());
        }

        await GiveUpAsync("timeout");
        Store.Time.Advance(TimeSpan.FromDays(40));

        Assert.Equal(3, await Session.Outbox.PurgeAsync(Now, max: 3));
        Assert.Equal(2, await Session.Outbox.PurgeAsync(Now, max: 3));
        Assert.Equal("timeout", Assert.Single(await MailsAsync()).Cause);
    }

    private MailOutcome.Ended Sent() => new(MailState.Sent, Now, Now + Window);

    private async Task<ClaimedMail> ClaimAsync() => Assert.IsType<ClaimedMail>(await Session.Outbox.ClaimAsync(Now, Lease));

    private async Task<IReadOnlyList<MailItem>> MailsAsync() =>
        (await Session.Outbox.ListAsync(new MailFilter { PageIndex = 0, ItemsPerPage = 1000, Descending = false }, Cancellation)).Items;

    private async Task<Execution> GiveUpAsync(string cause, int action = 0)
    {
        var execution = await AppendAsync(ExecutionState.Running, action);
        Assert.True((await GiveUpAsync(execution, cause)).Applied);
        return execution;
    }

    private Task<SettleResult> GiveUpAsync(Execution execution, string cause = "timeout") => Session.Journal.SettleAsync(
        Sample.Settlement(execution, new ExecutionTransition.GaveUp()) with { Notice = new GiveUpNotice(cause, Now, Window) });
}
