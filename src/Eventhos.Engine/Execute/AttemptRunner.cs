using System.Net;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;
using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Execute;

/// <summary>Step 6: one attempt of an execution, from building the request to naming the outcome.</summary>
public sealed partial class AttemptRunner
{
    private readonly RequestBuilder _builder;
    private readonly HttpSender _sender;
    private readonly OAuthTokens _tokens;
    private readonly DeliverySettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<AttemptRunner> _logger;

    /// <summary>A runner of attempts.</summary>
    public AttemptRunner(
        RequestBuilder builder, HttpSender sender, OAuthTokens tokens, DeliverySettings settings, TimeProvider time, ILogger<AttemptRunner> logger)
    {
        _builder = builder;
        _sender = sender;
        _tokens = tokens;
        _settings = settings;
        _time = time;
        _logger = logger;
    }

    /// <summary>Carries the attempt out; every failure is an outcome.</summary>
    /// <exception cref="OperationCanceledException">The hub is stopping; the attempt does not count.</exception>
    public async Task<Attempt> RunAsync(Execution execution, CompiledAction? action, CancellationToken stopping)
    {
        var report = new AttemptReport(execution.AttemptsMade + 1, _time.GetUtcNow());
        return action is null
            ? report.Failed(AttemptOutcome.Cancelled, "The action was deleted before this execution began.", _time.GetUtcNow())
            : await RunAsync(_builder.OriginOf(execution), action, report, stopping);
    }

    /// <summary>Sends a request that belongs to no execution, under the same rules and bounds; nothing of it is stored.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked for it is gone.</exception>
    public Task<Attempt> TryAsync(RequestOrigin origin, CompiledAction action, CancellationToken cancellationToken) =>
        RunAsync(origin, action, new AttemptReport(1, _time.GetUtcNow()), cancellationToken);

    private async Task<Attempt> RunAsync(RequestOrigin origin, CompiledAction action, AttemptReport report, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(_settings.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            var response = await SendAsync(origin, action, report, either.Token);
            return report.Answered(response, _time.GetUtcNow());
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Whatever broke, the stop may have broken it.
            throw new OperationCanceledException(stopping);
        }
        catch (Exception e)
        {
            var failure = FailureOf(e) ?? Unexpected(e, origin.WebhookId, report);
            return report.Failed(failure.Outcome, failure.Detail, _time.GetUtcNow());
        }
    }

    private static AttemptFailure? FailureOf(Exception e) => e switch
    {
        AuthFailedException => new AttemptFailure(AttemptOutcome.AuthFailed, e.Message),
        HttpRequestException or IOException or OperationCanceledException => AttemptFailure.From(e),
        _ => AttemptFailure.OfMapping(e),
    };

    private AttemptFailure Unexpected(Exception e, string webhookId, AttemptReport report)
    {
        LogUnexpected(e, webhookId);
        return new AttemptFailure(
            report.Request is null ? AttemptOutcome.MappingFailed : AttemptOutcome.Reset,
            "The hub failed while it carried this out; its log says how.");
    }

    private async Task<ReceivedResponse> SendAsync(RequestOrigin origin, CompiledAction action, AttemptReport report, CancellationToken cancellationToken)
    {
        var oauth = await TokenAsync(action, cancellationToken);
        var response = await SendOnceAsync(origin, action, oauth, report, cancellationToken);
        if (response.Status != (int)HttpStatusCode.Unauthorized || oauth is null)
        {
            return response;
        }

        // The token may have been withdrawn before its time; a fresh one gets one chance.
        _tokens.Forget(action.Definition, oauth);
        oauth = await TokenAsync(action, cancellationToken);
        return await SendOnceAsync(origin, action, oauth, report, cancellationToken);
    }

    private async Task<ReceivedResponse> SendOnceAsync(
        RequestOrigin origin, CompiledAction action, OAuthResponse? oauth, AttemptReport report, CancellationToken cancellationToken)
    {
        var context = new MappingContext(origin.Source, oauth);
        OutgoingRequest outgoing;
        try
        {
            outgoing = await _builder.BuildAsync(origin, action, context, report.StartedAt, cancellationToken);
        }
        finally
        {
            report.Warnings = context.Warnings;
        }

        report.Request = outgoing.Sent;
        return await _sender.SendAsync(outgoing, cancellationToken);
    }

    private async Task<OAuthResponse?> TokenAsync(CompiledAction action, CancellationToken cancellationToken) =>
        action.Definition.OAuth is null ? null : await _tokens.GetAsync(action.Definition, cancellationToken);
}
