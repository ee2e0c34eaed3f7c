using System.Security.Cryptography;
using System.Text;
using Eventhos.Storage.SignIn;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Failed sign-ins are counted one by one, survive a restart, and can neither fill the database nor push a lock out of it.</summary>
public abstract class SignInFailureGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    private static readonly LockoutRule Rule = new(5, TimeSpan.FromMinutes(5), InARow: true);

    private static readonly LockoutRule Never = new(int.MaxValue, TimeSpan.FromMinutes(5), InARow: true);

    [Fact]
    public async Task Failures_at_once_are_all_counted()
    {
        var (account, address) = (Key("account"), Key("address", FailureKind.Address));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Session.Failures.CountAsync([(account, Never), (address, Never)], Now)));

        Assert.All(await Session.Failures.FindAsync([account, address], Now), count => Assert.Equal(50, count!.Failures));
    }

    [Fact]
    public async Task Accounts_clients_and_addresses_are_counted_apart()
    {
        await FailAsync(Session, Key("same"), 5);

        var counts = await Session.Failures.FindAsync([Key("same"), Key("same", FailureKind.Client), Key("same", FailureKind.Address), Key("other")], Now);

        Assert.Equal(Now + Rule.Time, counts[0]!.LockedUntil);
        Assert.Equal([null, null, null], counts.Skip(1));
    }

    [Fact]
    public async Task Another_process_sees_the_lock()
    {
        await FailAsync(Session, Key("account"), 5);
        var next = Store.Open();

        Assert.Equal(Now + Rule.Time, (await next.Failures.FindAsync([Key("account")], Now))[0]!.LockedUntil);
    }

    [Fact]
    public async Task Forgiving_forgets_one_key()
    {
        await FailAsync(Session, Key("one"), 4);
        await FailAsync(Session, Key("two"), 4);
        await Session.Failures.ForgiveAsync(Key("one"));

        var counts = await Session.Failures.FindAsync([Key("one"), Key("two")], Now);
        Assert.Null(counts[0]);
        Assert.Equal(4, counts[1]!.Failures);
    }

    [Fact]
    public async Task What_has_expired_counts_no_more_and_leaves_the_table()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => FailAsync(Session, Key($"{i}"), 1)));
        var later = Now + Rule.Time;
        Assert.Null((await Session.Failures.FindAsync([Key("0")], later))[0]);

        for (var i = 0; i < 200; i++)
        {
            await Session.Failures.CountAsync([(Key($"later {i}"), Rule)], later);
        }

        Assert.InRange(await Store.CountFailuresAsync(), 1, 210);
    }

    [Fact]
    public async Task A_flood_of_names_and_addresses_neither_fills_the_table_nor_forgives_anybody()
    {
        var locked = Key("locked");
        var nearly = Key("nearly locked");
        await FailAsync(Session, locked, 5);
        await FailAsync(Session, nearly, 4);
        await Task.WhenAll(Enumerable.Range(0, 5000).Select(i => Session.Failures.CountAsync(
            [(Key($"name {i}"), Rule), (Key($"address {i}", FailureKind.Address), Rule)], Now + TimeSpan.FromSeconds(1))));

        Assert.InRange(await Store.CountFailuresAsync(), 1, TestStore.FailureRows + 200);
        var counts = await Session.Failures.FindAsync([locked, nearly], Now + TimeSpan.FromSeconds(1));
        Assert.Equal(Now + Rule.Time, counts[0]!.LockedUntil);
        Assert.Equal(4, counts[1]!.Failures);
    }

    [Fact]
    public async Task Locks_of_addresses_push_out_no_lock_of_an_account()
    {
        var once = new LockoutRule(1, TimeSpan.FromMinutes(60), InARow: false);
        await FailAsync(Session, Key("locked"), 5);
        await Task.WhenAll(Enumerable.Range(0, 5000).Select(i => Session.Failures.CountAsync([(Key($"{i}", FailureKind.Address), once)], Now)));

        Assert.InRange(await Store.CountFailuresAsync(), 1, TestStore.FailureRows + 200);
        Assert.NotNull((await Session.Failures.FindAsync([Key("locked")], Now))[0]?.LockedUntil);
    }

    private static FailureKey Key(string text, FailureKind kind = FailureKind.Account) => new(kind, SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task FailAsync(StoreSession session, FailureKey key, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await session.Failures.CountAsync([(key, Rule)], Now);
        }
    }
}
