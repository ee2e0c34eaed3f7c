namespace Eventhos.Server.Ui.Actions;

/// <summary>The event that an action is tried on while it is written.</summary>
/// <param name="ReceivedEventId">A received one; null for one's own.</param>
/// <param name="Body">The body of one's own; null for a received one, or where it is no JSON.</param>
/// <param name="Variables">What it offers to templates.</param>
public sealed record SampleChoice(long? ReceivedEventId, System.Text.Json.JsonElement? Body, IReadOnlyList<EventVariable> Variables)
{
    /// <summary>An event without a body.</summary>
    public static SampleChoice Nothing { get; } = new(ReceivedEventId: null, Body: null, []);

    /// <summary>Adds it to what the API is sent.</summary>
    internal Dictionary<string, object?> AddTo(Dictionary<string, object?> body)
    {
        if (ReceivedEventId is { } id)
        {
            body["receivedEventId"] = id;
        }
        else if (Body is { } own)
        {
            body["sample"] = new { body = own };
        }

        return body;
    }
}
