using Eventhos.Engine.Journal;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Ingest;

/// <summary>Turns a consumer's response into a new received event, where its action asks for that.</summary>
public sealed class ReplyPlanner
{
    private readonly ReplyLimits _limits;
    private readonly IReplyChains _chains;

    /// <summary>With chains of replies, whose length <paramref name="chains"/> knows, within <paramref name="limits"/>.</summary>
    public ReplyPlanner(ReplyLimits limits, IReplyChains chains)
    {
        _limits = limits;
        _chains = chains;
    }

    /// <summary>The reply with its executions planned; or null, with a warning when the action asks for one that can't be had.</summary>
    public async Task<(PlannedEvent? Reply, string? Warning)> PlanAsync(Execution execution, ConsumerReply reply, RoutingSnapshot snapshot)
    {
        var parent = execution.Event;
        var depth = (parent.Reply?.Depth ?? 0) + 1;
        if (depth > _limits.MaxDepth)
        {
            return (null, $"The response was not received as event {reply.ReplyTo}: the chain of replies is {_limits.MaxDepth} deep already.");
        }

        if (!snapshot.Events.TryGetValue(reply.ReplyTo, out var route))
        {
            return (null, $"The response was not received as an event: there is no event {reply.ReplyTo}.");
        }

        var root = parent.Reply?.RootEventId ?? parent.Id;
        if (depth > 1 && await _chains.CountAsync(root, _limits.MaxEvents) >= _limits.MaxEvents)
        {
            return (null, $"The response was not received as event {reply.ReplyTo}: event {root} has set off {_limits.MaxEvents} replies already.");
        }

        var response = reply.Response;
        var received = new ReceivedEvent
        {
            EventTypeId = route.EventTypeId,
            SystemId = route.SystemId,
            Identifier = route.Identifier,
            ReceivedAt = reply.At,
            Request = new ReceivedRequest
            {
                Method = reply.Method,
                Url = reply.Url,
                Query = [],
                Headers = response.Headers,
                ContentType = response.ContentType,
                Format = BodyRecognition.RecogniseReply(response.ContentType, response.Body.Span),
                Body = response.Body,
            },
            Reply = new ReplyOrigin(execution.Id, parent.Id, root, parent.Identifier, depth),
        };
        return (new PlannedEvent(received, ContractPlanner.Plan(route, received, snapshot)), null);
    }
}
