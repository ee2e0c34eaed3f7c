using System.Net;
using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Mapping.JsonPath;
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
        var report = new AttemptReport(execution, _time.GetUtcNow());
        if (action is null)
        {
            return report.Failed(AttemptOutcome.Cancelled, "The action was deleted before this execution began.", _time.GetUtcNow());
        }

        using var timeout = new CancellationTokenSource(_settings.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            var response = await SendAsync(execution, action, report, either.Token);
            return report.Answered(response, _time.GetUtcNow());
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Whatever broke, the stop may have broken it.
            throw new OperationCanceledException(stopping);
        }
        catch (Exception e)
        {
            var failure = FailureOf(e) ?? Unexpected(e, execution.Id, report);
            return report.Failed(failure.Outcome, failure.Detail, _time.GetUtcNow());
        }
    }

    private static AttemptFailure? FailureOf(Exception e) => e switch
    {
        MappingException or JsonPathLimitException => new AttemptFailure(AttemptOutcome.MappingFailed, e.Message),
        AuthFailedException => new AttemptFailure(AttemptOutcome.AuthFailed, e.Message),
        JsonException or InvalidOperationException or UriFormatException or FormatException =>
            new AttemptFailure(AttemptOutcome.MappingFailed, "The request could not be built from this event's values."),
        HttpRequestException or IOException or OperationCanceledException => AttemptFailure.From(e),
        _ => null,
    };

    private AttemptFailure Unexpected(Exception e, long executionId, AttemptReport report)
    {
        LogUnexpected(e, executionId);
        return new AttemptFailure(
            report.Request is null ? AttemptOutcome.MappingFailed : AttemptOutcome.Reset,
            "The hub failed while it carried this out; its log says how.");
    }

    private async Task<ReceivedResponse> SendAsync(Execution execution, CompiledAction action, AttemptReport report, CancellationToken cancellationToken)
    {
        var oauth = await TokenAsync(action, cancellationToken);
        var response = await SendOnceAsync(execution, action, oauth, report, cancellationToken);
        if (response.Status != (int)HttpStatusCode.Unauthorized || oauth is null)
        {
            return response;
        }

        // The token may have been withdrawn before its time; a fresh one gets one chance.
        _tokens.Forget(action.Definition, oauth);
        oauth = await TokenAsync(action, cancellationToken);
        return await SendOnceAsync(execution, action, oauth, report, cancellationToken);
    }

    private async Task<ReceivedResponse> SendOnceAsync(
        Execution execution, CompiledAction action, OAuthResponse? oauth, AttemptReport report, CancellationToken cancellationToken)
    {
        var context = new MappingContext(execution.Event.Source, oauth);
        OutgoingRequest outgoing;
        try
        {
            outgoing = await _builder.BuildAsync(execution, action, context, report.StartedAt, cancellationToken);
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
