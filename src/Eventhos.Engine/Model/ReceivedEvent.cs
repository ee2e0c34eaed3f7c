using Eventhos.Engine.Mapping;

namespace Eventhos.Engine.Model;

/// <summary>One event that arrived, byte for byte. Immutable but for its id, which the journal gives it when it is durable.</summary>
public sealed class ReceivedEvent
{
    private MappingSource? _source;

    /// <summary>Given by the journal; 0 before.</summary>
    public long Id { get; private set; }

    /// <summary>The kind of event this is one of.</summary>
    public required long EventTypeId { get; init; }

    /// <summary>The producer system.</summary>
    public required long SystemId { get; init; }

    /// <summary>The event type's public identifier.</summary>
    public required string Identifier { get; init; }

    /// <summary>When the hub received it (UTC, milliseconds).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The request it came in.</summary>
    public required ReceivedRequest Request { get; init; }

    /// <summary>Set when this event is a consumer's reply, or a retry of one; null when a producer sent it.</summary>
    public ReplyOrigin? Reply { get; init; }

    /// <summary>Set when a person had an execution of an earlier event carried out anew by this one; null otherwise.</summary>
    public RetryOrigin? RetryOf { get; init; }

    /// <summary>The request as values that templates look into; parsed once and shared by all executions of the event.</summary>
    public MappingSource Source => _source ?? Interlocked.CompareExchange(ref _source, new MappingSource(Request), null) ?? _source;

    /// <summary>Told once by the journal inside the transaction that stores the event.</summary>
    public void AssignId(long id) => Id = id;
}
