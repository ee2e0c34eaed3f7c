using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Which tokens send events.</summary>
public sealed class AccessKeyTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string IncorrectToken = "Incorrect token";

    [Fact]
    public async Task A_short_lived_token_sends_events_of_its_own_system()
    {
        var producer = await hub.AddProducerAsync(longLive: false);
        var kind = await hub.AddEventAsync(producer);

        (await hub.SendAsync(kind with { AccessKey = await hub.ShortLivedTokenAsync(producer.Client) })).Has(203, 200310);
    }

    [Fact]
    public async Task A_token_of_another_system_is_refused()
    {
        var kind = await hub.AddEventAsync();
        var other = await hub.AddEventAsync();
        var shortLived = await hub.ShortLivedTokenAsync(await hub.AddClientAsync(longLive: false));

        (await hub.SendAsync(kind with { AccessKey = other.AccessKey })).Has(401, 401202, IncorrectToken);
        (await hub.SendAsync(kind with { AccessKey = shortLived })).Has(401, 401202, IncorrectToken);
    }

    [Fact]
    public async Task An_administrators_bearer_is_no_access_key()
    {
        var kind = await hub.AddEventAsync();

        (await hub.SendAsync(kind with { AccessKey = hub.Admin.Bearer! })).Has(401, 401202, IncorrectToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Forgeries_of_a_good_token_are_refused(bool longLive)
    {
        var producer = await hub.AddProducerAsync(longLive);
        var kind = await hub.AddEventAsync(producer);
        var token = longLive ? producer.Client.Token! : await hub.ShortLivedTokenAsync(producer.Client);

        foreach (var (_, forgery) in Tokens.ForgeriesOf(token))
        {
            (await hub.SendAsync(kind with { AccessKey = forgery })).Has(401, 401202, IncorrectToken);
        }

        (await hub.SendAsync(kind with { AccessKey = token })).Has(203, 200310);
    }

    [Fact]
    public async Task A_long_lived_token_is_compared_whole()
    {
        var kind = await hub.AddEventAsync();

        (await hub.SendAsync(kind with { AccessKey = Tokens.OtherSpellingOf(kind.AccessKey) })).Has(401, 401202, IncorrectToken);
    }

    [Fact]
    public async Task A_token_of_another_hub_is_refused()
    {
        await using var foreign = await RunningHub.StartAsync();
        var kind = await hub.AddEventAsync();
        var there = await foreign.AddEventAsync();

        (await hub.SendAsync(kind with { AccessKey = there.AccessKey })).Has(401, 401202, IncorrectToken);
    }

    [Fact]
    public async Task A_replaced_token_stops_at_once_and_the_new_one_works()
    {
        var kind = await hub.AddEventAsync();
        var client = kind.Producer.Client;

        var replaced = (await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live", new { identifier = client.Identifier })).Has(201, 200000, "Token generated");

        (await hub.SendAsync(kind)).Has(401, 401202, IncorrectToken);
        (await hub.SendAsync(kind with { AccessKey = replaced.Content.Text("access_token") })).Has(203, 200310);
    }

    [Fact]
    public async Task A_long_lived_token_ends_the_short_lived_ones()
    {
        var producer = await hub.AddProducerAsync(longLive: false);
        var kind = await hub.AddEventAsync(producer);
        var shortLived = await hub.ShortLivedTokenAsync(producer.Client);
        await hub.Admin.PutAsync($"/auth/client/{producer.Client.Id}/long-live", new { identifier = producer.Client.Identifier });

        (await hub.SendAsync(kind with { AccessKey = shortLived })).Has(401, 401202, IncorrectToken);
    }

    [Fact]
    public async Task A_removed_token_stops_at_once()
    {
        var kind = await hub.AddEventAsync();

        (await hub.Admin.PutAsync($"/auth/client/{kind.Producer.Client.Id}/long-live?remove_long_live=true", new { })).Has(201, 200001, "Token removed");

        (await hub.SendAsync(kind)).Has(401, 401202, IncorrectToken);
        (await hub.SendAsync(kind with { AccessKey = await hub.ShortLivedTokenAsync(kind.Producer.Client) })).Has(203, 200310);
    }

    [Fact]
    public async Task A_rectified_client_sends_again_with_its_token()
    {
        var kind = await hub.AddEventAsync();
        var revoke = $"/auth/client/{kind.Producer.Client.Id}/revoke";

        (await hub.Admin.PutAsync(revoke, new { revoke = true })).Has(201, 200001, "Token revoked");
        (await hub.SendAsync(kind)).Has(403, 403201);
        (await hub.Admin.PutAsync(revoke, new { revoke = false })).Has(201, 200001, "Token rectified");
        (await hub.SendAsync(kind)).Has(203, 200310);
    }

    [Fact]
    public async Task A_revoked_client_sends_no_more_with_a_short_lived_token_either()
    {
        var producer = await hub.AddProducerAsync(longLive: false);
        var kind = await hub.AddEventAsync(producer);
        kind = kind with { AccessKey = await hub.ShortLivedTokenAsync(producer.Client) };
        (await hub.SendAsync(kind)).Has(203, 200310);

        (await hub.Admin.PutAsync($"/auth/client/{producer.Client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await hub.SendAsync(kind)).Has(403, 403201);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_client_sends_no_more(bool longLive)
    {
        var producer = await hub.AddProducerAsync(longLive);
        var kind = await hub.AddEventAsync(producer);
        kind = kind with { AccessKey = producer.Client.Token ?? await hub.ShortLivedTokenAsync(producer.Client) };
        (await hub.SendAsync(kind)).Has(203, 200310);

        (await hub.Admin.DeleteAsync($"/auth/client/{producer.Client.SubjectId}")).Has(201, 200001);
        (await hub.SendAsync(kind)).Has(400, 400004);
    }

    [Fact]
    public async Task A_client_that_was_moved_off_a_system_sends_its_events_no_more_and_its_successor_does()
    {
        var kind = await hub.AddEventAsync();
        var successor = await hub.AddClientAsync();
        (await hub.SendAsync(kind)).Has(203, 200310);

        (await hub.Admin.PutAsync($"/system/{kind.Producer.SystemId}", new { clientId = successor.Id })).Has(201, 200001);
        (await hub.SendAsync(kind)).Has(401, 401202, IncorrectToken);
        (await hub.SendAsync(kind with { AccessKey = successor.Token! })).Has(203, 200310);

        (await hub.Admin.PutAsync($"/system/{kind.Producer.SystemId}", new { name = "Without a client" })).Has(201, 200001);
        (await hub.SendAsync(kind with { AccessKey = successor.Token! })).Has(400, 400004);
    }

    [Fact]
    public async Task Each_of_a_hundred_changes_is_in_force_on_the_very_next_event()
    {
        var kind = await hub.AddEventAsync();
        var revoke = $"/auth/client/{kind.Producer.Client.Id}/revoke";
        for (var i = 0; i < 100; i++)
        {
            (await hub.Admin.PutAsync(revoke, new { revoke = i % 2 == 0 })).Has(201, 200001);
            Assert.Equal(i % 2 == 0 ? 403201 : 200310, (await hub.SendAsync(kind)).Code);
        }
    }

    [Fact]
    public async Task A_short_lived_token_ends_when_it_said_it_would()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var timed = await RunningHub.StartAsync(time, ("Auth:TokenLifetimeSeconds", "600"));
        var producer = await timed.AddProducerAsync(longLive: false);
        var kind = await timed.AddEventAsync(producer);
        kind = kind with { AccessKey = await timed.ShortLivedTokenAsync(producer.Client) };

        time.Advance(TimeSpan.FromSeconds(598));
        (await timed.SendAsync(kind)).Has(203, 200310);
        time.Advance(TimeSpan.FromSeconds(3));
        (await timed.SendAsync(kind)).Has(401, 401202, IncorrectToken);
    }

    [Fact]
    public async Task A_long_lived_token_does_not_end()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var timed = await RunningHub.StartAsync(time);
        var kind = await timed.AddEventAsync();

        time.Advance(TimeSpan.FromDays(3650));

        (await timed.SendAsync(kind)).Has(203, 200310);
    }

    [Fact]
    public async Task A_wrong_bearer_on_a_public_route_is_ignored()
    {
        var kind = await hub.AddEventAsync();

        var answer = await hub.Anyone.PostBytesAsync(
            Sending.PathOf(kind), [], null, ("access-key", kind.AccessKey), ("Authorization", "Bearer nonsense"));

        answer.Has(203, 200310);
    }
}
