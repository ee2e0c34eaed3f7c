using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Sqlite;

/// <summary>Append and settle on SQLite. Encoding and encrypting happen on the caller's thread; the writer only writes.</summary>
internal sealed class SqliteJournal : IJournal
{
    // A producer who waits longer than this many commits take is better told to come back.
    private const int MaxWaitingAppends = 8192;

    private readonly SqliteWriter _writer;
    private readonly PayloadProtection _protection;
    private int _waitingAppends;

    public SqliteJournal(SqliteWriter writer, PayloadProtection protection)
    {
        _writer = writer;
        _protection = protection;
    }

    /// <inheritdoc />
    public async Task AppendAsync(ReceivedEvent received, IReadOnlyList<Execution> executions)
    {
        try
        {
            TakePlace();
            await _writer.WriteAsync(new AppendWrite(received, executions, _protection.Seal(received.Request)));
        }
        finally
        {
            GivePlace();
        }
    }

    /// <inheritdoc />
    public Task<SettleResult> SettleAsync(Settlement settlement)
    {
        var exchange = _protection.Seal(settlement.Attempt, settlement.Execution.Event.Request.Body);
        var reply = settlement.Reply is { } planned ? _protection.Seal(planned.Received.Request) : null;
        return _writer.WriteAsync(new SettleWrite(settlement, exchange, reply));
    }

    /// <inheritdoc />
    public async Task<RetryVerdict> RetryAsync(HandRetry retry)
    {
        try
        {
            TakePlace();
            return await _writer.WriteAsync(new RetryWrite(retry, _protection.Seal(retry.Received.Request)));
        }
        finally
        {
            GivePlace();
        }
    }

    /// <inheritdoc />
    public Task<bool> AbortAsync(long executionId) => _writer.WriteAsync(new AbortWrite(executionId));

    private void TakePlace()
    {
        if (Interlocked.Increment(ref _waitingAppends) > MaxWaitingAppends)
        {
            throw new JournalUnavailableException("Too many events are waiting to be stored.");
        }
    }

    private void GivePlace() => Interlocked.Decrement(ref _waitingAppends);
}
