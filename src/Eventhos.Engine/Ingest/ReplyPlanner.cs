using Eventhos.Engine.Journal;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Ingest;

/// <summary>Turns a consumer's response into a new received event, where its action asks for that.</summary>
public sealed class ReplyPlanner
{
    private readonly int _maxDepth;

    /// <summary>With chains of replies bounded to <paramref name="maxDepth"/>.</summary>
    public ReplyPlanner(int maxDepth) => _maxDepth = maxDepth;

    /// <summary>The reply with its executions planned; or null, with a warning when the action asks for one that can't be had.</summary>
    public (PlannedEvent? Reply, string? Warning) Plan(Execution execution, ConsumerReply reply, RoutingSnapshot snapshot)
    {
        var parent = execution.Event;
        var depth = (parent.Reply?.Depth ?? 0) + 1;
        if (depth > _maxDepth)
        {
            return (null, $"The response was not received as event {reply.ReplyTo}: the chain of replies is {_maxDepth} deep already.");
        }

        if (!snapshot.Events.TryGetValue(reply.ReplyTo, out var route))
        {
            return (null, $"The response was not received as an event: there is no event {reply.ReplyTo}.");
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
            Reply = new ReplyOrigin(execution.Id, parent.Id, parent.Reply?.RootEventId ?? parent.Id, parent.Identifier, depth),
        };
        return (new PlannedEvent(received, ContractPlanner.Plan(route, received, snapshot)), null);
    }
}
