namespace Eventhos.Server.Settings;

/// <summary>What a request and its connection may cost before they are refused or cut off.</summary>
public sealed record RequestLimits
{
    /// <summary>Longest request body, in bytes, once decompressed.</summary>
    public required int BodyBytes { get; init; }

    /// <summary>Longest request line, in bytes.</summary>
    public required int LineBytes { get; init; }

    /// <summary>Bytes of all headers of a request together.</summary>
    public required int HeaderBytes { get; init; }

    /// <summary>Headers of a request.</summary>
    public required int Headers { get; init; }

    /// <summary>How long the headers of a request may take to arrive.</summary>
    public required TimeSpan HeaderTime { get; init; }

    /// <summary>Bytes a second that a body must bring on the average; 0 for no bound.</summary>
    public required int BodyRate { get; init; }

    /// <summary>Bytes a second of an answer that the caller must take on the average; 0 for no bound.</summary>
    public required int AnswerRate { get; init; }

    /// <summary>How long either rate may be missed.</summary>
    public required TimeSpan RateGrace { get; init; }

    /// <summary>How long a connection is kept without a request.</summary>
    public required TimeSpan KeepAlive { get; init; }

    /// <summary>Connections at once; 0 for no bound.</summary>
    public required int Connections { get; init; }

    /// <summary>Requests at once on a connection of HTTP/2.</summary>
    public required int StreamsPerConnection { get; init; }
}
