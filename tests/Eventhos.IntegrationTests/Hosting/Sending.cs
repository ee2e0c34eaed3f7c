using System.Text;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>What a producer does.</summary>
public static class Sending
{
    /// <summary>The path that an event is sent to.</summary>
    public static string PathOf(EventKind kind) => $"/event/send?event-identifier={Uri.EscapeDataString(kind.Identifier)}";

    public static Task<HubAnswer> SendAsync(this RunningHub hub, EventKind kind, string body = "{}", string? contentType = "application/json") =>
        hub.SendAsync(kind, Encoding.UTF8.GetBytes(body), contentType);

    public static Task<HubAnswer> SendAsync(this RunningHub hub, EventKind kind, byte[] body, string? contentType, params (string Name, string Value)[] headers) =>
        hub.Anyone.PostBytesAsync(PathOf(kind), body, contentType, [("access-key", kind.AccessKey), .. headers]);
}
