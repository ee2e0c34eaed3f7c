using System.Text.Unicode;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Ingest;

/// <summary>Decides how a received body is read, and refuses what is neither JSON nor text.</summary>
public static class BodyRecognition
{
    /// <summary>The format, or one sentence that says what is wrong with the body.</summary>
    public static (BodyFormat Format, string? Fault) Recognise(string? contentType, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return (BodyFormat.Empty, null);
        }

        var mediaType = TextEncodings.MediaType(contentType);
        if (mediaType == "application/x-www-form-urlencoded")
        {
            // curl -d sends JSON under this type unless told otherwise; no real form starts like that.
            return body[0] is (byte)'{' or (byte)'[' && JsonFormat.FaultIn(body) is null ? (BodyFormat.Json, null) : (BodyFormat.Form, null);
        }

        if (IsText(mediaType))
        {
            return (BodyFormat.Text, null);
        }

        if (!Utf8.IsValid(body))
        {
            return (BodyFormat.Json, "it is not UTF-8 text.");
        }

        return (BodyFormat.Json, JsonFormat.FaultIn(body));
    }

    /// <summary>As <see cref="Recognise"/> for a consumer's response: what is not JSON is text.</summary>
    public static BodyFormat RecogniseReply(string? contentType, ReadOnlySpan<byte> body)
    {
        var (format, fault) = Recognise(contentType, body);
        return fault is null ? format : BodyFormat.Text;
    }

    private static bool IsText(string mediaType) =>
        (mediaType.StartsWith("text/", StringComparison.Ordinal) && mediaType != "text/json")
        || mediaType is "application/xml" or "application/soap+xml"
        || mediaType.EndsWith("+xml", StringComparison.Ordinal);
}
