using System.Text;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A request that a receiver got, as it came.</summary>
public sealed record ReceivedCall(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON.</summary>
    public Json Json => Json.Parse(Text);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string WebhookId => Headers["webhook-id"];
}
