using System.Net.Sockets;
using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Mapping.JsonPath;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Execute;

/// <summary>Why no complete answer came: the one place where exceptions become outcomes.</summary>
public sealed record AttemptFailure(AttemptOutcome Outcome, string Detail)
{
    /// <summary>Names the failure of a send. The sentence holds no part of the request.</summary>
    public static AttemptFailure From(Exception exception) => exception switch
    {
        ResponseTooLargeException e => new(AttemptOutcome.ResponseTooLarge, e.Message),
        OperationCanceledException => new(AttemptOutcome.Timeout, "The consumer did not answer completely in time."),
        HttpRequestException e => From(e),
        _ => new(AttemptOutcome.Reset, "The connection to the consumer broke before its answer was complete."),
    };

    /// <summary>Names the failure to build a request; null where it is none.</summary>
    public static AttemptFailure? OfMapping(Exception exception) => exception switch
    {
        MappingException or JsonPathLimitException => new AttemptFailure(AttemptOutcome.MappingFailed, exception.Message),
        JsonException or InvalidOperationException or UriFormatException or FormatException =>
            new AttemptFailure(AttemptOutcome.MappingFailed, "The request could not be built from this event's values."),
        _ => null,
    };

    private static AttemptFailure From(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(AttemptOutcome.Dns, "The consumer's host name did not resolve."),
        HttpRequestError.SecureConnectionError => new(AttemptOutcome.Tls, $"The TLS handshake failed: {Innermost(e)}"),
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => new(AttemptOutcome.Connect, $"No connection could be made: {Innermost(e)}"),
        HttpRequestError.ResponseEnded => new(AttemptOutcome.Reset, "The consumer closed the connection before its answer was complete."),
        HttpRequestError.InvalidResponse => new(AttemptOutcome.Reset, "The consumer's answer was not HTTP."),
        HttpRequestError.ConfigurationLimitExceeded => new(AttemptOutcome.ResponseTooLarge, "The consumer's response headers were too large."),
        _ => new(AttemptOutcome.Reset, "The connection to the consumer broke before its answer was complete."),
    };

    private static string Innermost(Exception e)
    {
        var inner = e.GetBaseException();
        return inner is SocketException socket ? $"{socket.SocketErrorCode}." : inner.Message;
    }
}
