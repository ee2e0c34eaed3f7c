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
            if (Interlocked.Increment(ref _waitingAppends) > MaxWaitingAppends)
            {
                throw new JournalUnavailableException("Too many events are waiting to be stored.");
            }

            await _writer.WriteAsync(new AppendWrite(received, executions, Protect(received)));
        }
        finally
        {
            Interlocked.Decrement(ref _waitingAppends);
        }
    }

    /// <inheritdoc />
    public Task<SettleResult> SettleAsync(Settlement settlement)
    {
        var exchange = PayloadCodec.Encode(settlement.Attempt, settlement.Execution.Event.Request.Body);
        return _writer.WriteAsync(new SettleWrite(
            settlement,
            _protection.Attempts.Protect(exchange),
            settlement.Reply is { } reply ? Protect(reply.Received) : null));
    }

    private byte[] Protect(ReceivedEvent received) => _protection.ReceivedEvents.Protect(PayloadCodec.Encode(received.Request));
}
