namespace Eventhos.IntegrationTests.Hosting;

/// <summary>An answer of the hub.</summary>
public sealed record HubAnswer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body as JSON.</summary>
    public Json Body => Json.Parse(Text);

    public long Code => Body.Number("code");

    public string Message => Body.Text("message");

    public Json Content => Body["content"];

    /// <summary>The id of the received event that the answer names.</summary>
    public long EventId => long.Parse(Headers["eventhos-event-id"]);

    /// <summary>The answer itself when it has this status and code.</summary>
    public HubAnswer Has(int status, long code)
    {
        Assert.True(status == Status && code == Code, $"Expected {status} with code {code}, got {Status}: {Text}");
        return this;
    }

    /// <summary>The answer itself when it has this status, code and message.</summary>
    public HubAnswer Has(int status, long code, string message)
    {
        Has(status, code);
        Assert.Equal(message, Message);
        return this;
    }

    /// <summary>Reads it.</summary>
    public static async Task<HubAnswer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new HubAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }
}
