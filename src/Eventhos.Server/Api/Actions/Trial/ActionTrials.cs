using System.Text.Json;
using Eventhos.Engine.Execute;
using Eventhos.Engine.Model;
using Eventhos.Server.Auth;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>Tries an action before it is saved: shows its request, or sends it.</summary>
internal sealed class ActionTrials
{
    private readonly TriedActions _actions;
    private readonly SampleEvents _samples;
    private readonly RequestPreview _preview;
    private readonly RequestBuilder _builder;
    private readonly AttemptRunner _runner;
    private readonly CatalogStore _catalog;
    private readonly Masking _masking;

    public ActionTrials(
        TriedActions actions, SampleEvents samples, RequestPreview preview, RequestBuilder builder, AttemptRunner runner, CatalogStore catalog, Masking masking)
    {
        _actions = actions;
        _samples = samples;
        _preview = preview;
        _builder = builder;
        _runner = runner;
        _catalog = catalog;
        _masking = masking;
    }

    public async Task<IResult> PreviewAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var masking = _masking;
        if (body.OptionalFlag("unmask") == true)
        {
            SampleEvents.Require(http, "action:update");
            masking = Masking.Off;
        }

        var action = await _actions.ReadAsync(http, body);
        var sample = await _samples.ReadAsync(http, body, unmask: false);
        var preview = await _preview.BuildAsync(action.Compiled, sample.Request, http.RequestAborted);
        return Envelope.Ok(new ActionPreview(
            preview.Request is { } request ? TriedRequest.From(request.Sent, request.HasBody, masking) : null,
            [.. preview.Warnings.Select(masking.MaskText)],
            preview.Fault is { } fault ? ActionFault.From(masking.MaskText(fault), preview.Place) : null));
    }

    public async Task<IResult> TestAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var unmask = body.OptionalFlag("unmask") == true;
        if (unmask)
        {
            SampleEvents.Require(http, "event:unmask");
        }

        var action = await _actions.ReadAsync(http, body);
        var sample = await _samples.ReadAsync(http, body, unmask);
        await RecordAsync(http, action, sample, unmask);
        var attempt = await _runner.TryAsync(_builder.OriginOf(sample.Request, $"test_{RandomText.Make(16)}"), action.Compiled, http.RequestAborted);
        return Envelope.Ok(Answer(attempt, sample));
    }

    private ActionTest Answer(Attempt attempt, SampleEvent sample) => new(
        attempt.Request is { } request ? TriedRequest.From(request, request.Body.Length > 0, _masking) : null,
        attempt.Response is { } response ? TriedResponse.From(response, _masking) : null,
        [.. attempt.Warnings.Select(_masking.MaskText), .. sample.HidesValues ? ["Masked values of the received event were sent as ***."] : Array.Empty<string>()],
        attempt.Outcome.Word(),
        attempt.Detail is { } detail ? _masking.MaskText(detail) : null,
        (long)(attempt.FinishedAt - attempt.StartedAt).TotalMilliseconds);

    // On record before it is done, so that nothing is done that is not on record.
    private async Task RecordAsync(HttpContext http, TriedAction action, SampleEvent sample, bool unmask)
    {
        var after = JsonSerializer.Serialize(new[]
        {
            new
            {
                row = "action",
                id = action.Id,
                values = new { method = action.Request.Method, url = _masking.MaskUrl(action.Request.Url), received_event_id = sample.ReceivedEventId },
            },
        });
        await _catalog.RecordAsync(http.Origin(), new AuditDraft("action.test", "action", action.Id, Before: null, after), http.RequestAborted);
        if (unmask && sample.ReceivedEventId is { } id)
        {
            await _catalog.RecordAsync(http.Origin(), new AuditDraft("received_event.unmask", "received_event", id, Before: null, After: null), http.RequestAborted);
        }
    }
}
