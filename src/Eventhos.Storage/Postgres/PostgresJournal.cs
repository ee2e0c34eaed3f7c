using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Postgres.Writing;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Postgres;

/// <summary>Append, settle, retry and abort on PostgreSQL. Encoding and encrypting happen on the caller's thread.</summary>
internal sealed class PostgresJournal : IJournal
{
    private readonly AppendBatcher _appends;
    private readonly SettleBatcher _settles;
    private readonly HandWrites _hand;
    private readonly PayloadProtection _protection;
    private readonly AppendPlaces _places = new();

    public PostgresJournal(AppendBatcher appends, SettleBatcher settles, HandWrites hand, PayloadProtection protection)
    {
        _appends = appends;
        _settles = settles;
        _hand = hand;
        _protection = protection;
    }

    /// <inheritdoc />
    public Task AppendAsync(ReceivedEvent received, IReadOnlyList<Execution> executions) => _places.InPlaceAsync(async () =>
    {
        var item = new AppendItem(received, executions, _protection.Seal(received.Request));
        _appends.Add(item);
        await item.Done;
        return true;
    });

    /// <inheritdoc />
    public Task<SettleResult> SettleAsync(Settlement settlement)
    {
        var exchange = _protection.Seal(settlement.Attempt, settlement.Execution.Event.Request.Body);
        var reply = settlement.Reply is { } planned ? _protection.Seal(planned.Received.Request) : null;
        var item = new SettleItem(settlement, exchange, reply);
        _settles.Add(item);
        return item.Done;
    }

    /// <inheritdoc />
    public Task<RetryVerdict> RetryAsync(HandRetry retry) =>
        _places.InPlaceAsync(() => _hand.RetryAsync(retry, _protection.Seal(retry.Received.Request)));

    /// <inheritdoc />
    public Task<bool> AbortAsync(long executionId) => _hand.AbortAsync(executionId);
}
