using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>The shape of every answer: <c>code</c>, <c>message</c>, <c>content</c>.</summary>
public static class Envelope
{
    /// <summary>How answers are written: names as declared, characters as they are, dates with milliseconds and Z.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1024,
        Converters = { new UtcDateConverter(), new RawJsonConverter() },
    };

    /// <summary>A read: 200 with 200000.</summary>
    public static IResult Ok(object? content, string message = "success") => Results.Json(new Answer(200000, message, content), Json);

    /// <summary>A change: 201 with 200001.</summary>
    public static IResult Changed(object? content = null, string message = "success", int code = 200001) =>
        Results.Json(new Answer(code, message, content), Json, statusCode: StatusCodes.Status201Created);

    /// <summary>Writes an error with an id that the log knows, too.</summary>
    public static async Task WriteErrorAsync(HttpContext http, int status, int code, string message, string errorId)
    {
        object body = new ErrorAnswer(message, code, errorId);
        if (http.Features.Get<StandardErrors>() is { } standard)
        {
            (status, body) = standard.Of(http, status, code, message, errorId);
        }

        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(body, Json, CancellationToken.None);
    }

    /// <summary>Says when to try again, in whole seconds (RFC 9110 section 10.2.3); at least one.</summary>
    public static void SetRetryAfter(HttpContext http, TimeSpan? after)
    {
        if (after is { } time)
        {
            http.Response.Headers.RetryAfter = $"{(long)Math.Max(1, Math.Ceiling(time.TotalSeconds))}";
        }
    }

    private sealed record Answer(
        [property: JsonPropertyName("code")] int Code,
        [property: JsonPropertyName("message")] string Message,
        [property: JsonPropertyName("content"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Content);

    private sealed record ErrorAnswer(
        [property: JsonPropertyName("message")] string Message,
        [property: JsonPropertyName("code")] int Code,
        [property: JsonPropertyName("errorUUID")] string ErrorUuid);
}
