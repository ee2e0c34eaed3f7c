namespace Eventhos.Server.Commands.Demo.Consumers;

/// <summary>One request as its consumer saw it.</summary>
internal sealed record Receipt
{
    /// <summary>The execution that it belongs to.</summary>
    public required string WebhookId { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it came, on a clock that never jumps.</summary>
    public required long Arrived { get; init; }

    /// <summary>When it was answered, on the same clock.</summary>
    public required long Answered { get; init; }

    /// <summary>The status it was answered with.</summary>
    public required int Status { get; init; }

    /// <summary>Whether the producer's signature fits the body; null when it carried none.</summary>
    public bool? SignatureFits { get; init; }

    /// <summary>True when it was taken.</summary>
    public bool Accepted => Status is >= 200 and <= 299;
}
