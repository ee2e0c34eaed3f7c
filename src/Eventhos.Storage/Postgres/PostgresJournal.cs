using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Postgres.Writing;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Postgres;

/// <summary>Append, settle, retry and abort on PostgreSQL. Encoding and encrypting happen on the caller's thread.</summary>
internal sealed class PostgresJournal : IJournal
{
    // A producer who waits longer than this many commits take is better told to come back.
    private const int MaxWaitingAppends = 8192;

    private readonly AppendBatcher _appends;
    private readonly SettleBatcher _settles;
    private readonly HandWrites _hand;
    private readonly PayloadProtection _protection;
    private int _waitingAppends;

    public PostgresJournal(AppendBatcher appends, SettleBatcher settles, HandWrites hand, PayloadProtection protection)
    {
        _appends = appends;
        _settles = settles;
        _hand = hand;
        _protection = protection;
    }

    /// <inheritdoc />
    public async Task AppendAsync(ReceivedEvent received, IReadOnlyList<Execution> executions)
    {
        try
        {
            TakePlace();
            var item = new AppendItem(received, executions, _protection.Seal(received.Request));
            _appends.Add(item);
            await item.Done;
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
        var item = new SettleItem(settlement, exchange, reply);
        _settles.Add(item);
        return item.Done;
    }

    /// <inheritdoc />
    public async Task<RetryVerdict> RetryAsync(HandRetry retry)
    {
        try
        {
            TakePlace();
            return await _hand.RetryAsync(retry, _protection.Seal(retry.Received.Request));
        }
        finally
        {
            GivePlace();
        }
    }

    /// <inheritdoc />
    public Task<bool> AbortAsync(long executionId) => _hand.AbortAsync(executionId);

    private void TakePlace()
    {
        if (Interlocked.Increment(ref _waitingAppends) > MaxWaitingAppends)
        {
            throw new JournalUnavailableException("Too many events are waiting to be stored.");
        }
    }

    private void GivePlace() => Interlocked.Decrement(ref _waitingAppends);
}
