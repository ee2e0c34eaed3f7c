using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Moving;
using Eventhos.Storage.Moving.Postgres;
using Eventhos.Storage.Moving.Sqlite;

namespace Eventhos.IntegrationTests.Moving;

/// <summary>A move that ends at any moment goes on there, until everything is there once.</summary>
[OneStorage("moves from each storage to the other")]
public sealed class InterruptedMoveTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task It_goes_on_wherever_it_ended_in_either_direction(int seed)
    {
        await using var rig = await MoveRig.CreateAsync();
        var random = new Random(seed);
        await MoveWithInterruptionsAsync(random, () => File(rig.Folder), () => Database(rig), rig.StartNodeAsync);
        var node = await rig.StartNodeAsync();
        Assert.Equal(rig.Told, await rig.TellAsync(node));
        await node.StopAsync();

        await MoveWithInterruptionsAsync(random, () => Database(rig), () => File(rig.Back), () => rig.StartInFileAsync(rig.Back));
        Assert.Equal(rig.Told, await rig.TellAsync(await rig.StartInFileAsync(rig.Back)));
    }

    private static SqliteMoveStore File(TestFolder folder)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "keys"));
        return new SqliteMoveStore(Path.Combine(folder.Path, "eventhos.db"), Path.Combine(folder.Path, "keys"));
    }

    private static PostgresMoveStore Database(MoveRig rig) => new(rig.To, TimeProvider.System);

    private static async Task MoveWithInterruptionsAsync(Random random, Func<MoveStore> source, Func<MoveStore> target, Func<Task<RunningHub>> start)
    {
        for (var interruptions = 0; ; interruptions++)
        {
            try
            {
                await using var from = source();
                await using var to = target();
                var progress = new InterruptingProgress(random.Next(1, 20));
                var compared = await new StorageMove(from, to, progress, new MoveOptions(Rows: 3)).RunAsync(TestContext.Current.CancellationToken);
                Assert.All(compared, table => Assert.True(table.IsEqual, table.ToString()));
                Assert.InRange(interruptions, 4, int.MaxValue);
                return;
            }
            catch (InterruptingProgress.InterruptedException)
            {
                await Assert.ThrowsAsync<Eventhos.Server.Settings.StartRefusedException>(start);
            }
        }
    }
}
