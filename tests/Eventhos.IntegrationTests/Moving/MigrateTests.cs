using System.Globalization;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Moving;

/// <summary><c>eventhos migrate</c> as an administrator calls it.</summary>
[OneStorage("moves from each storage to the other")]
public sealed class MigrateTests
{
    [Fact]
    public async Task A_hub_tells_the_same_after_a_move_and_after_the_move_back_and_goes_on()
    {
        await using var rig = await MoveRig.CreateAsync();
        var (code, said) = await HubCommand.RunAsync(rig.There);
        Assert.True(code == 0, said);
        Assert.Contains("Both sides hold the same", said, StringComparison.Ordinal);
        Assert.Equal(0, (await HubCommand.RunAsync([.. rig.There, "--verify"])).Code);

        var node = await rig.StartNodeAsync();
        Assert.Equal(rig.Told, await rig.TellAsync(node));
        await GoesOnAsync(rig, node, rig.LastEvent + 1);
        var later = await rig.TellAsync(node);
        await node.StopAsync();
        Assert.Equal(1, (await HubCommand.RunAsync([.. rig.There, "--verify"])).Code);

        (code, said) = await HubCommand.RunAsync(rig.AndBack);
        Assert.True(code == 0, said);
        var hub = await rig.StartInFileAsync(rig.Back);
        Assert.Equal(later, await rig.TellAsync(hub));
        await GoesOnAsync(rig, hub, rig.LastEvent + 2);
        await hub.StopAsync();
        var (audit, verdict) = await HubCommand.RunAsync("audit", "verify", "--data", rig.Back.Path);
        Assert.True(audit == 0, verdict);
    }

    [Fact]
    public async Task What_a_killed_hub_left_running_is_carried_out_by_the_hub_on_the_other_storage()
    {
        await using var rig = await MoveRig.CreateAsync();
        var before = rig.Consumer.Calls.Count(call => call.Text.Contains("last", StringComparison.Ordinal));
        await rig.ExecuteInFileAsync(
            $"""
            DELETE FROM attempts WHERE execution_id = (SELECT id FROM executions WHERE received_event_id = {rig.LastEvent});
            UPDATE executions SET state = 'running', attempts = 0, settled_at = NULL, lease = (SELECT max(id) FROM sessions) WHERE received_event_id = {rig.LastEvent};
            """);
        var (code, said) = await HubCommand.RunAsync(rig.There);
        Assert.True(code == 0, said);
        var node = await rig.StartNodeAsync();

        Assert.Equal("processed", Assert.Single((await node.SettledAsync(rig.LastEvent))["executedEventContracts"].Items).Text("state"));
        Assert.Equal(before + 1, rig.Consumer.Calls.Count(call => call.Text.Contains("last", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_move_that_was_killed_goes_on_and_no_hub_starts_on_half_of_it()
    {
        await using var rig = await MoveRig.CreateAsync();
        await rig.ExecuteInFileAsync(
            $"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
            INSERT INTO received_events (id, event_type_id, system_id, received_at, request)
            SELECT {rig.LastEvent} + i, event_type_id, system_id, received_at - i * 3000, request FROM received_events, n WHERE id = {rig.LastEvent};
            INSERT INTO executions (received_event_id, contract_id, action_id, order_group, has_later_group, state, attempts, settled_at)
            SELECT r.id, e.contract_id, e.action_id, 0, 0, 'processed', 1, e.settled_at
            FROM received_events r, executions e WHERE r.id > {rig.LastEvent} AND e.received_event_id = {rig.LastEvent};
            INSERT INTO attempts SELECT e.id, 1, a.started_at, a.finished_at, a.outcome, a.status, a.exchange
            FROM executions e, attempts a
            WHERE e.received_event_id > {rig.LastEvent} AND a.execution_id = (SELECT id FROM executions WHERE received_event_id = {rig.LastEvent});
            """);

        // Of a slow copy there are lines before this one, of so many rows of so many.
        var copied = string.Create(CultureInfo.InvariantCulture, $"received_events: {40_000 + rig.LastEvent:n0} rows copied");
        await HubCommand.KillAtAsync(copied, rig.There);
        await RefusesToStartAsync(rig.StartNodeAsync);
        var (code, said) = await HubCommand.RunAsync(rig.There);
        Assert.True(code == 0, said);
        Assert.Contains("going on where the move was stopped", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\nreceived_events: 40", said, StringComparison.Ordinal);
        var node = await rig.StartNodeAsync();
        Assert.Equal(40_000 + rig.LastEvent, (await node.Admin.GetAsync("/event/received")).Content.Number("totalItems"));
        await node.StopAsync();

        await HubCommand.KillAtAsync(copied, rig.AndBack);
        await RefusesToStartAsync(() => rig.StartInFileAsync(rig.Back));
        (code, said) = await HubCommand.RunAsync(rig.AndBack);
        Assert.True(code == 0, said);
        Assert.DoesNotContain("\nreceived_events: 40", said, StringComparison.Ordinal);
        await rig.StartInFileAsync(rig.Back);
    }

    [Fact]
    public async Task A_character_that_PostgreSQL_takes_in_no_text_becomes_the_one_that_stands_for_it()
    {
        await using var rig = await MoveRig.CreateAsync();
        await rig.ExecuteInFileAsync("UPDATE systems SET description = 'a' || char(0) || 'b'");
        var (code, said) = await HubCommand.RunAsync(rig.There);
        Assert.True(code == 0, said);
        var node = await rig.StartNodeAsync();
        Assert.All(await node.Admin.ListAsync("/system"), system => Assert.Equal("a\uFFFDb", system.Text("description")));
    }

    private static async Task RefusesToStartAsync(Func<Task<RunningHub>> start)
    {
        var refused = await Assert.ThrowsAsync<Eventhos.Server.Settings.StartRefusedException>(start);
        Assert.Contains("is not finished", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>An event is received under the next number and carried out; the consumer never saw its id before.</summary>
    private static async Task GoesOnAsync(MoveRig rig, RunningHub hub, long expected)
    {
        var known = rig.Consumer.Calls.Select(call => call.Headers["webhook-id"]).ToHashSet();
        var id = await (rig.Good with { Hub = hub }).SendAsync();
        Assert.Equal(expected, id);
        Assert.Equal("processed", Assert.Single((await hub.SettledAsync(id))["executedEventContracts"].Items).Text("state"));
        Assert.DoesNotContain(rig.Consumer.Calls[^1].Headers["webhook-id"], known);
    }
}
