using Eventhos.Storage.Journal.Retention;

namespace Eventhos.Storage.Sqlite;

/// <summary>Old events on SQLite: removed in small batches by the writer, among all else that it writes.</summary>
internal sealed class SqliteExpiredEvents : IExpiredEvents
{
    private readonly SqliteWriter _writer;

    public SqliteExpiredEvents(SqliteWriter writer) => _writer = writer;

    /// <inheritdoc />
    public async Task<PurgeResult> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        long events = 0;
        long from = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // On from the last one removed: those before it that were kept need not be looked at again.
            var (removed, last) = await _writer.WriteAsync(new PurgeWrite(from, before));
            events += removed;
            from = last;
            if (removed < PurgeWrite.MaxEvents)
            {
                return PurgeResult.Nothing with { Events = events };
            }
        }
    }
}
