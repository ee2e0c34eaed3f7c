namespace Eventhos.Server.Commands.Demo.Scenario;

/// <summary>What the demo sets up: systems, events, actions and contracts.</summary>
internal static class DemoScenario
{
    /// <summary>The systems.</summary>
    public static IReadOnlyList<DemoSystem> Systems { get; } =
    [
        new("GitHub", "producer", "saas", "emits its real webhooks, signed") { HasLongLivedToken = true },
        new("Course platform", "hybrid", "lms", "emits events too; as a consumer takes 150 ms to answer")
        {
            Behaviour = new(TimeSpan.FromMilliseconds(150), FailEvery: 0),
        },
        new("Chat", "consumer", "saas", "answers promptly") { Behaviour = new(TimeSpan.Zero, FailEvery: 0) },
        new("Warehouse", "consumer", "erp", "answers every third request with 503") { Behaviour = new(TimeSpan.Zero, FailEvery: 3) },
    ];

    /// <summary>Every event that the samples hold, and the reply; the reply last.</summary>
    public static IReadOnlyList<DemoEvent> Events { get; } =
    [
        .. new[]
        {
            "check_run", "issue_comment", "issues", "member", "organization", "ping", "pull_request", "push", "release", "repository",
            "security_advisory", "sponsorship", "star", "team", "watch", "workflow_run",
        }.Select(name => new DemoEvent("GitHub", name)),
        new("Course platform", "course.completed"),
        new("Course platform", "course.enrolled"),
    ];

    /// <summary>The contracts, in the order in which they are told.</summary>
    public static IReadOnlyList<DemoContract> Contracts { get; } =
    [
        new(Event("push"), DemoActions.RecordPush, Order: 0),
        new(Event("push"), DemoActions.GradePush, Order: 1),
        new(Event("push"), DemoActions.AnnouncePush, Order: 2),
        new(Event("pull_request"), DemoActions.AnnouncePullRequest),
        new(Event("issues"), DemoActions.AnnounceIssue),
        new(Event("issue_comment"), DemoActions.NoteComment),
        new(Event("release"), DemoActions.RecordRelease),
        new(Event("check_run"), DemoActions.KeepBody),
        new(Event("workflow_run"), DemoActions.KeepBody),
        new(Event("organization"), DemoActions.Enrol),
        new(Event("course.enrolled"), DemoActions.Welcome),
        new(Event("course.completed"), DemoActions.RecordResult),
    ];

    /// <summary>The contracts' actions, each once.</summary>
    public static IReadOnlyList<DemoAction> Actions { get; } = [.. Contracts.Select(contract => contract.Action).Distinct()];

    /// <summary>The system with this name.</summary>
    public static DemoSystem System(string name) => Systems.Single(system => system.Name == name);

    /// <summary>The event with this name.</summary>
    public static DemoEvent Event(string name) => Events.Single(known => known.Name == name);
}
