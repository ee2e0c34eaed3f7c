using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Moving;

/// <summary>What a move does not do, and what it says then.</summary>
[OneStorage("moves from each storage to the other")]
public sealed class MoveRefusalTests
{
    [Fact]
    public async Task A_hub_that_runs_is_not_moved_and_nothing_is_moved_into_one_that_holds_something()
    {
        await using var rig = await MoveRig.CreateAsync();
        var hub = await rig.StartInFileAsync(rig.Folder);
        await RefusedAsync(rig.There, "runs on the data folder");
        await hub.StopAsync();
        var (code, said) = await HubCommand.RunAsync(rig.There);
        Assert.True(code == 0, said);

        var node = await rig.StartNodeAsync();
        await RefusedAsync(rig.There, "is not empty");
        await RefusedAsync(rig.AndBack, "A node is running on");
        Assert.Equal(rig.Told, await rig.TellAsync(node));
        await node.StopAsync();
        await RefusedAsync(["migrate", "--from", rig.To, "--to", $"sqlite:{rig.Folder.Path}"], "is not empty");
    }

    [Fact]
    public async Task A_move_does_not_go_on_after_the_hub_ran_on_its_source_again_or_with_another_hub()
    {
        await using var rig = await MoveRig.CreateAsync();
        await using var other = await MoveRig.CreateAsync();
        await HubCommand.KillAtAsync("audit_log:", rig.There);
        await RefusedAsync(["migrate", "--from", $"sqlite:{other.Folder.Path}", "--to", rig.To], "is the target of another move");
        await (await rig.StartInFileAsync(rig.Folder)).StopAsync();
        await RefusedAsync(rig.There, "A hub has run on");
    }

    [Fact]
    public async Task A_row_that_the_other_storage_can_not_hold_is_named_and_put_right_the_move_goes_on()
    {
        await using var rig = await MoveRig.CreateAsync();
        await RefusedAsync(rig, "UPDATE systems SET created_at = created_at + 0.5 WHERE id = 1", "systems 1 can't be moved: its created_at is not a whole number");
        await RefusedAsync(rig, "UPDATE contracts SET order_group = 'first' WHERE id = 2", "contracts 2 can't be moved: its order_group is not a whole number");
        await RefusedAsync(
            rig,
            """
            INSERT INTO executions (id, received_event_id, contract_id, action_id, order_group, has_later_group, state, attempts, settled_at)
            VALUES (999, 12345, 1, 1, 0, 0, 'processed', 1, 1)
            """,
            "does not take executions 999");
        var (code, said) = await HubCommand.RunAsync(rig.There);
        Assert.True(code == 0, said);
        Assert.Equal(rig.Told, await rig.TellAsync(await rig.StartNodeAsync()));
    }

    [Theory]
    [InlineData("--from", "sqlite:/nowhere/at/all", "--to", "Host=127.0.0.1;Port=1;Password=s3cret", "no database in /nowhere/at/all")]
    [InlineData("--from", "postgres://hub:s3cret@db/eventhos", "--to", "sqlite:data", "--from is neither")]
    [InlineData("--from", "sqlite:data", "--to", "sqlite:other", "One of --from and --to")]
    [InlineData("--from", "Host=127.0.0.1;Port=1;Timeout=2;Password=s3cret", "--to", "sqlite:data", "can't be reached")]
    public async Task Bad_arguments_get_a_sentence_and_no_password_is_repeated(string first, string from, string second, string to, string sentence)
    {
        using var folder = TestFolder.Create();
        var (code, said) = await HubCommand.RunAsync("migrate", first, from.Replace("sqlite:data", $"sqlite:{folder.Path}", StringComparison.Ordinal), second, to.Replace("sqlite:data", $"sqlite:{folder.Path}", StringComparison.Ordinal));
        Assert.NotEqual(0, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", said, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(MoveRig rig, string harm, string sentence)
    {
        Assert.Equal(1, await rig.ExecuteInFileAsync(harm));
        await RefusedAsync(rig.There, sentence);
        await rig.ExecuteInFileAsync(
            "UPDATE systems SET created_at = CAST(created_at AS INTEGER); UPDATE contracts SET order_group = 0; DELETE FROM executions WHERE id = 999");
    }

    private static async Task RefusedAsync(string[] arguments, string sentence)
    {
        var (code, said) = await HubCommand.RunAsync(arguments);
        Assert.True(code == 2, $"It ended with {code}: {said}");
        Assert.Contains(sentence, said, StringComparison.Ordinal);
    }
}
