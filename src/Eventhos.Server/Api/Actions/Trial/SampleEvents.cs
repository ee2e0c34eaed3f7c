using System.Text;
using System.Text.Json;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>Events to try an action on: received ones as the caller may see them, or ones that nobody sent.</summary>
internal sealed class SampleEvents
{
    private readonly IEventLog _log;
    private readonly Masking _masking;

    public SampleEvents(IEventLog log, Masking masking)
    {
        _log = log;
        _masking = masking;
    }

    /// <summary>The event that a form names. A received one is masked before anything is made from it, else a template would unmask it.</summary>
    /// <exception cref="ApiException">The caller may not see it, or there is none.</exception>
    public async Task<SampleEvent> ReadAsync(HttpContext http, ApiBody body, bool unmask)
    {
        if (body.OptionalNumber("receivedEventId") is not { } id)
        {
            return new SampleEvent(Made(body.OptionalObject("sample")), HidesValues: false, ReceivedEventId: null);
        }

        Require(http, "event:select");
        var request = (await _log.FindAsync(id, http.RequestAborted) ?? throw RouteIds.NotFound("received event", id)).Request;
        if (unmask)
        {
            return new SampleEvent(request, HidesValues: false, id);
        }

        var masked = Masked(request);
        return new SampleEvent(masked, HidesValues: Differ(masked, request), id);
    }

    /// <summary>Refuses whoever lacks a permission.</summary>
    public static void Require(HttpContext http, string permission)
    {
        if (!http.Features.Get<Principal>()!.May(permission))
        {
            throw new ApiException(401, 401002, "Subject not authorized; incorrect permissions");
        }
    }

    private static ReceivedRequest Made(ApiBody? sample)
    {
        var headers = sample is null ? [] : Pairs(sample, "headers").Select(pair => KeyValuePair.Create(pair.Key.ToLowerInvariant(), pair.Value)).ToList();
        var contentType = headers.Find("content-type");
        var body = sample?.Find("body") is { } value ? BytesOf(value, contentType) : [];
        var (format, fault) = BodyRecognition.Recognise(contentType, body);
        return new ReceivedRequest
        {
            Method = "POST",
            Url = "/event/send",
            Query = sample is null ? [] : Pairs(sample, "query"),
            Headers = headers,
            ContentType = contentType,
            Format = fault is null ? format : BodyFormat.Text,
            Body = body,
        };
    }

    private static byte[] BytesOf(JsonElement value, string? contentType)
    {
        // A form or another text is written as a text.
        var isText = value.ValueKind == JsonValueKind.String && contentType is not null && !TextEncodings.MediaType(contentType).EndsWith("json", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(isText ? new MappedValue(value).AsText() : value.GetRawText());
    }

    private static List<KeyValuePair<string, string>> Pairs(ApiBody body, string field) =>
        [.. ActionForm.Pairs(body, field).Select(pair => KeyValuePair.Create(pair.Key, pair.Value))];

    private ReceivedRequest Masked(ReceivedRequest request) => request with
    {
        Url = _masking.MaskUrl(request.Url),
        Query = Masked(request.Query),
        Headers = Masked(request.Headers),
        Body = MaskedBody(request),
    };

    private List<KeyValuePair<string, string>> Masked(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        [.. pairs.Select(pair => KeyValuePair.Create(pair.Key, _masking.Mask(pair.Key, pair.Value)))];

    // Byte for byte where there is nothing to hide.
    private ReadOnlyMemory<byte> MaskedBody(ReceivedRequest request)
    {
        if (request.Body.IsEmpty)
        {
            return request.Body;
        }

        var encoding = request.Format == BodyFormat.Json ? Encoding.UTF8 : TextEncodings.Of(request.ContentType);
        var text = encoding.GetString(request.Body.Span);
        if (_masking.MaskText(text) == text)
        {
            return request.Body;
        }

        return request.Format == BodyFormat.Json
            ? Encoding.UTF8.GetBytes(_masking.Mask(JsonFormat.Parse(request.Body.Span)).GetRawText())
            : encoding.GetBytes(_masking.MaskText(text));
    }

    private static bool Differ(ReceivedRequest one, ReceivedRequest other) =>
        !one.Body.Span.SequenceEqual(other.Body.Span) || !one.Headers.SequenceEqual(other.Headers) || !one.Query.SequenceEqual(other.Query);
}
