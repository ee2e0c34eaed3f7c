using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Mails;

namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresMailTests : MailGuarantees<PostgresTestStore>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Two_nodes_never_have_the_same_mail()
    {
        const int Mails = 30;
        for (var i = 0; i < Mails; i++)
        {
            await GiveUpAsync($"http_error {400 + i}");
        }

        var nodes = new[] { Session, Store.Open(), Store.Open() };
        var claimed = await Task.WhenAll(Enumerable.Range(0, 2 * Mails).Select(i => nodes[i % nodes.Length].Outbox.ClaimAsync(Now, Lease)));

        Assert.Equal(Mails, claimed.OfType<ClaimedMail>().Select(mail => mail.Id).Distinct().Count());
        Assert.All(claimed.OfType<ClaimedMail>(), mail => Assert.Equal(1, mail.Try));
        Assert.Equal(Mails, claimed.OfType<ClaimedMail>().Count());
    }

    [Fact]
    public async Task A_mail_of_a_node_that_is_given_up_is_claimed_by_another_and_the_late_node_changes_nothing()
    {
        await GiveUpAsync("timeout");
        var first = (await Session.Outbox.ClaimAsync(Now, Lease))!;
        var other = Store.Open();
        await other.Claims.ReclaimAsync();
        Assert.Null(await other.Outbox.ClaimAsync(Now, Lease));

        var heir = await OpenHeirAsync();
        await heir.Claims.ReclaimAsync();
        var second = await heir.Outbox.ClaimAsync(Now, Lease);

        Assert.Equal((first.Id, 2), (second!.Id, second.Try));
        Assert.False(await Session.Outbox.StoreAsync(first, new MailOutcome.PutOff(Now) { Error = "late" }));
        Assert.True(await heir.Outbox.StoreAsync(second, new MailOutcome.Ended(MailState.Sent, Now, Now)));
    }

    private async Task GiveUpAsync(string cause)
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(
            Sample.Settlement(execution, new ExecutionTransition.GaveUp()) with { Notice = new GiveUpNotice(cause, Now, TimeSpan.FromMinutes(10)) });
    }
}
