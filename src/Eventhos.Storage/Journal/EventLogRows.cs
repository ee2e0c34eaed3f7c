using System.Data.Common;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Journal;

/// <summary>Rows of the event log as its details show them. Each provider's queries name their columns in the order that is read here.</summary>
internal sealed class EventLogRows
{
    /// <summary>The column of the event's request where an execution is read.</summary>
    public const int RequestOfExecution = 7;

    private readonly PayloadProtection _protection;

    /// <summary>Opens requests and exchanges through <paramref name="protection"/>.</summary>
    public EventLogRows(PayloadProtection protection) => _protection = protection;

    /// <summary>
    /// A received event without its replies and executions: event type, identifier, name, operation, description; time; request; five columns of
    /// the reply, two of the retry.
    /// </summary>
    public ReceivedEventDetail Received(DbDataReader reader, long receivedEventId) => new()
    {
        Id = receivedEventId,
        EventTypeId = reader.GetInt64(0),
        EventIdentifier = reader.GetString(1),
        EventName = reader.GetString(2),
        EventOperation = reader.GetString(3),
        EventDescription = reader.GetString(4),
        ReceivedAt = reader.Time(5),
        Request = Request(reader, 6),
        Reply = reader.ReplyOrNull(7),
        RetryOf = reader.RetryOrNull(12),
        Replies = [],
        Executions = [],
    };

    /// <summary>
    /// An execution without its last attempt: event; state, attempts, reason; whence the reply; times of arrival and settling; request; eleven columns
    /// of the contract; the event that retries it.
    /// </summary>
    public static ExecutionDetail Execution(DbDataReader reader, long executionId) => new()
    {
        Id = executionId,
        ReceivedEventId = reader.GetInt64(0),
        State = ExecutionStates.Parse(reader.GetString(1)),
        Attempts = reader.GetInt32(2),
        Reason = reader.TextOrNull(3),
        ReplyFrom = reader.TextOrNull(4),
        ReceivedAt = reader.Time(5),
        SettledAt = reader.TimeOrNull(6),
        RetriedAs = reader.NumberOrNull(19),
        Contract = ContractRow(reader, 8),
    };

    /// <summary>One of an event's executions with what came of its last attempt.</summary>
    public ExecutionSummary Summary(DbDataReader reader)
    {
        var exchange = reader.IsDBNull(7) ? null : _protection.OpenExchange(reader.GetFieldValue<byte[]>(7), default);
        return new ExecutionSummary
        {
            Id = reader.GetInt64(0),
            State = ExecutionStates.Parse(reader.GetString(1)),
            Attempts = reader.GetInt32(2),
            OrderGroup = reader.GetInt32(3),
            Reason = reader.TextOrNull(4),
            SettledAt = reader.TimeOrNull(5),
            LastOutcome = reader.TextOrNull(6),
            LastDetail = exchange?.Detail,
            LastWarnings = exchange?.Warnings ?? [],
            RetriedAs = reader.NumberOrNull(16),
            ContractId = reader.GetInt64(8),
            ContractIdentifier = reader.GetString(9),
            ContractName = reader.GetString(10),
            ActionId = reader.GetInt64(11),
            ActionIdentifier = reader.GetString(12),
            ActionName = reader.GetString(13),
            ActionOperation = reader.GetString(14),
            ActionDescription = reader.GetString(15),
        };
    }

    /// <summary>An attempt: number, start, end, outcome, exchange.</summary>
    public Attempt Attempt(DbDataReader reader, ReadOnlyMemory<byte> eventBody)
    {
        var exchange = _protection.OpenExchange(reader.GetFieldValue<byte[]>(4), eventBody);
        return new Attempt
        {
            Number = reader.GetInt32(0),
            StartedAt = reader.Time(1),
            FinishedAt = reader.Time(2),
            Outcome = AttemptOutcomes.Parse(reader.GetString(3)),
            Detail = exchange.Detail,
            Warnings = exchange.Warnings,
            Request = exchange.Request,
            Response = exchange.Response,
        };
    }

    /// <summary>That an attempt was made: event, execution, number, start, end, outcome, status.</summary>
    public static LoggedAttempt Logged(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetInt64(1),
        reader.GetInt32(2),
        reader.Time(3),
        reader.Time(4),
        AttemptOutcomes.Parse(reader.GetString(5)),
        reader.IsDBNull(6) ? null : reader.GetInt32(6));

    /// <summary>An event of a chain, without its states: id; event type, identifier, name; time; five columns of the reply, two of the retry.</summary>
    public static ChainedEvent Chained(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        EventTypeId = reader.GetInt64(1),
        EventIdentifier = reader.GetString(2),
        EventName = reader.GetString(3),
        ReceivedAt = reader.Time(4),
        Reply = reader.ReplyOrNull(5),
        RetryOf = reader.RetryOrNull(10),
        States = [],
    };

    /// <summary>A stored request.</summary>
    public ReceivedRequest Request(DbDataReader reader, int column) =>
        _protection.OpenRequest(reader.GetFieldValue<byte[]>(column)) ?? PayloadProtection.Unreadable;

    private static Catalog.Contract ContractRow(DbDataReader reader, int from) => new()
    {
        Id = reader.GetInt64(from),
        ActionId = reader.GetInt64(from + 1),
        EventTypeId = reader.GetInt64(from + 2),
        Identifier = reader.GetString(from + 3),
        Name = reader.GetString(from + 4),
        Active = reader.GetBoolean(from + 5),
        OrderGroup = reader.GetInt32(from + 6),
        Deleted = reader.GetBoolean(from + 7),
        CreatedAt = reader.Time(from + 8),
        UpdatedAt = reader.Time(from + 9),
        MailRecipientsOnError = reader.TextOrNull(from + 10),
    };
}
