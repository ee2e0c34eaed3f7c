using System.Text.Encodings.Web;
using System.Text.Json;

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
    public static IResult Ok<T>(T content, string message = "success")
        where T : notnull => Results.Json(new Answer<T>(200000, message, content), Json);

    /// <summary>A read that there is nothing to say about: 200 with 200000.</summary>
    public static IResult Ok() => Results.Json(new Done(200000, "success"), Json);

    /// <summary>A change that there is something to say about: 201 with 200001.</summary>
    public static IResult Changed<T>(T content, string message = "success", int code = 200001)
        where T : notnull =>
        Results.Json(new Answer<T>(code, message, content), Json, statusCode: StatusCodes.Status201Created);

    /// <summary>A change: 201 with 200001.</summary>
    public static IResult Changed(string message = "success", int code = 200001) =>
        Results.Json(new Done(code, message), Json, statusCode: StatusCodes.Status201Created);

    /// <summary>A change whose answer has a shape of its own: 201.</summary>
    public static IResult Created<T>(T answer) => Results.Json(answer, Json, statusCode: StatusCodes.Status201Created);

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
}
