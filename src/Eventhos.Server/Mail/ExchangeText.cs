using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Mail;

/// <summary>The one way from an exchange into a mail: every text is masked here.</summary>
internal sealed class ExchangeText
{
    private const int MaxHeaders = 50;
    private const int MaxHeaderLength = 400;
    private const int MaxUrlLength = 1500;
    private const int MaxSentenceLength = 1000;

    private readonly Masking _masking;
    private readonly SeenSecrets _secrets;

    /// <summary>For one attempt and the event it was made for.</summary>
    public ExchangeText(Masking masking, Attempt attempt, ReceivedRequest? received)
    {
        _masking = masking;
        _secrets = new SeenSecrets(masking);
        if (attempt.Request is { } request)
        {
            Collect(request.Url, request.Headers, request.Body, request.Headers.Find("content-type"));
            _secrets.Collect(request.Params);
        }

        if (attempt.Response is { } response)
        {
            Collect("", response.Headers, response.Body, response.ContentType);
        }

        if (received is not null)
        {
            Collect(received.Url, received.Headers, received.Body, received.ContentType);
            _secrets.Collect(received.Query);
        }
    }

    /// <summary>A sentence of the hub, of a consumer or of a script.</summary>
    public string Sentence(string text) => BodyText.Line(Hidden(_masking.MaskText(text)), MaxSentenceLength);

    /// <summary>A URL with its parameters.</summary>
    public string Url(string url, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter =>
            $"{Uri.EscapeDataString(parameter.Key)}={(_masking.Hides(parameter.Key) ? Masking.Mark : Uri.EscapeDataString(Hidden(_masking.Mask(parameter.Key, parameter.Value))))}"));
        var whole = query.Length == 0 ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
        return BodyText.Line(Hidden(_masking.MaskUrl(whole)), MaxUrlLength);
    }

    /// <summary>Headers, one each line.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        [.. headers.Take(MaxHeaders).Select(header => KeyValuePair.Create(
            BodyText.Line(header.Key, MaxHeaderLength), BodyText.Line(Hidden(_masking.Mask(header.Key, header.Value)), MaxHeaderLength)))];

    /// <summary>A body as text, and what of it is not shown.</summary>
    public (string? Text, string? Cut) Body(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.IsEmpty)
        {
            return (null, null);
        }

        var text = BodyText.FormatOf(body, contentType) switch
        {
            BodyFormat.Json => BodyText.Of(_masking.Mask(JsonFormat.Parse(body.Span))),
            BodyFormat.Form => Form(BodyText.Of(body, contentType)),
            _ => _masking.MaskText(BodyText.Of(body, contentType)),
        };
        return BodyText.Bounded(Hidden(text));
    }

    /// <summary>Field by field and decoded: a name may be written with percent signs.</summary>
    private string Form(string text) =>
        string.Join('\n', FormText.Parse(text).Select(field => $"{field.Key} = {_masking.Mask(field.Key, field.Value)}"));

    private string Hidden(string text) => _secrets.Hide(text);

    private void Collect(string url, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, string? contentType)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0)
        {
            _secrets.Collect(url[(query + 1)..]);
        }

        _secrets.Collect(headers);
        if (body.IsEmpty)
        {
            return;
        }

        switch (BodyText.FormatOf(body, contentType))
        {
            case BodyFormat.Json:
                _secrets.Collect(JsonFormat.Parse(body.Span));
                break;
            case BodyFormat.Form:
                _secrets.Collect(BodyText.Of(body, contentType));
                break;
        }
    }
}
