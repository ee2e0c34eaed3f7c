namespace Eventhos.Engine.Model;

/// <summary>How an attempt ended. The one closed set that storage, metrics and answers share.</summary>
public enum AttemptOutcome
{
    /// <summary>The consumer answered 2xx.</summary>
    Delivered,

    /// <summary>The consumer answered with another status.</summary>
    HttpError,

    /// <summary>No complete answer within the time-out.</summary>
    Timeout,

    /// <summary>The consumer's host name did not resolve.</summary>
    Dns,

    /// <summary>No connection could be made.</summary>
    Connect,

    /// <summary>The TLS handshake failed.</summary>
    Tls,

    /// <summary>The connection broke before the answer was complete.</summary>
    Reset,

    /// <summary>The answer exceeded the bound on response bodies.</summary>
    ResponseTooLarge,

    /// <summary>The request could not be built from the event; nothing was sent.</summary>
    MappingFailed,

    /// <summary>The action's security endpoint gave no token; nothing was sent to the action.</summary>
    AuthFailed,

    /// <summary>The address is not allowed; nothing was sent.</summary>
    Blocked,

    /// <summary>The consumer's circuit is open; nothing was sent.</summary>
    CircuitOpen,

    /// <summary>The hub or a person stopped the attempt.</summary>
    Cancelled,
}
