using Eventhos.Engine.Model;
using Eventhos.Storage.Sqlite;

namespace Eventhos.IntegrationTests.Conformance.Sqlite;

/// <summary>A person's SQLite shell writes to the hub's file.</summary>
public sealed class SqliteForeignWriterTests : StoreGuarantees<SqliteTestStore>
{
    [Fact]
    public async Task An_append_waits_for_a_short_write_from_outside_the_hub()
    {
        using var database = new SqliteDatabase(Store.Path);
        using var shell = database.OpenWriter();
        var transaction = shell.BeginTransaction();
        var append = AppendAsync(ExecutionState.Ready);

        // Time for the writer to meet the lock; whether it has met it makes no difference to the outcome.
        await Task.WhenAny(append, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancellation));
        Assert.False(append.IsFaulted, append.Exception?.Message);
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(ExecutionState.Ready, await StateOfAsync(await append));
    }
}
