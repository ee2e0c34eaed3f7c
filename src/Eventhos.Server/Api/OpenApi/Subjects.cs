namespace Eventhos.Server.Api.OpenApi;

/// <summary>What the API is about, in the order in which the document tells it.</summary>
internal static class Subjects
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Subject> All { get; } =
    [
        new("Sending events", "What producers do."),
        new("Sign-in", "Tokens for users and clients."),
        new("Systems", "What emits events, takes requests, or both."),
        new("Events", "The kinds of events that a producer emits."),
        new("Actions", "HTTP requests to consumers, with templates for what an event puts into them."),
        new("Contracts", "Which actions an event sets off, and in which order."),
        new("Event log", "What was received, and what became of it."),
        new("Retries", "Failed executions: once more, or given up."),
        new("Mails", "Mails about executions that gave up."),
        new("Clients", "Credentials of systems that call the hub."),
        new("Users", "People who administer the hub."),
        new("Roles", "What users and clients may do."),
        new("Resources", "What there is to be allowed: `resource:permission`."),
        new("Applications", "Groups of resources."),
        new("Audit log", "Who changed or saw what."),
        new("Hub", "The hub itself."),
    ];
}
