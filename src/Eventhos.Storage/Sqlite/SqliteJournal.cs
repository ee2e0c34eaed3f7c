using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Sqlite;

/// <summary>Append and settle on SQLite. Encoding and encrypting happen on the caller's thread; the writer only writes.</summary>
internal sealed class SqliteJournal : IJournal
{
    private readonly SqliteWriter _writer;
    private readonly PayloadProtection _protection;
    private readonly AppendPlaces _places = new();

    public SqliteJournal(SqliteWriter writer, PayloadProtection protection)
    {
        _writer = writer;
        _protection = protection;
    }

    /// <inheritdoc />
    public Task AppendAsync(ReceivedEvent received, IReadOnlyList<Execution> executions) =>
        _places.InPlaceAsync(() => _writer.WriteAsync(new AppendWrite(received, executions, _protection.Seal(received.Request))));

    /// <inheritdoc />
    public Task<SettleResult> SettleAsync(Settlement settlement)
    {
        var exchange = _protection.Seal(settlement.Attempt, settlement.Execution.Event.Request.Body);
        var reply = settlement.Reply is { } planned ? _protection.Seal(planned.Received.Request) : null;
        return _writer.WriteAsync(new SettleWrite(settlement, exchange, reply));
    }

    /// <inheritdoc />
    public Task<RetryVerdict> RetryAsync(HandRetry retry) =>
        _places.InPlaceAsync(() => _writer.WriteAsync(new RetryWrite(retry, _protection.Seal(retry.Received.Request))));

    /// <inheritdoc />
    public Task<bool> AbortAsync(long executionId) => _writer.WriteAsync(new AbortWrite(executionId));
}
