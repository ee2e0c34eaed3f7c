namespace Eventhos.Server.Commands.Demo.Scenario;

/// <summary>The actions of the demo.</summary>
internal static class DemoActions
{
    private static readonly (string, string)[] Signed = [("X-Hub-Signature-256", "${.headers.x-hub-signature-256}")];

    public static readonly DemoAction RecordPush = new("Warehouse", "record the push", "/pushes")
    {
        Template = """
            {
              "delivery": "${.headers.x-github-delivery}",
              "ref": "${.body.ref}",
              "deleted": "${.body.deleted}",
              "repository": { "id": "${.body.repository.id}", "name": "${.body.repository.full_name}" },
              "commits": "${.body.commits}",
              "text": "${.body.pusher.name} pushed to ${.body.repository.full_name}"
            }
            """,
    };

    public static readonly DemoAction GradePush = new("Course platform", "grade the push", "/grades") { Headers = Signed };

    public static readonly DemoAction AnnouncePush = new("Chat", "announce the push", "/messages")
    {
        Script = """
            const { ref, deleted, pusher, commits } = eventContext.httpRequest.body;
            const name = ref.split('/').pop();
            return { channel: '#code', text: `${pusher.name} ${deleted ? 'deleted' : 'pushed'} ${name} (${commits.length} commits)` };
            """,
    };

    public static readonly DemoAction AnnouncePullRequest = new("Chat", "announce the pull request", "/messages")
    {
        Script = """
            const { action, pull_request: pr } = eventContext.httpRequest.body;
            return { channel: '#code', text: `#${pr.number} ${action}: ${pr.title}`, lines: pr.additions + pr.deletions };
            """,
    };

    public static readonly DemoAction AnnounceIssue = new("Chat", "announce the issue", "/messages")
    {
        Template = """
            { "channel": "#issues", "text": "#${.body.issue.number} ${.body.issue.title}", "labels": "${.body.issue.labels}" }
            """,
    };

    public static readonly DemoAction NoteComment = new("Course platform", "note the comment", "/notes")
    {
        Template = """
            { "issue": "${.body.issue.number}", "by": "${.body.comment.user.login}", "text": "${.body.comment.body}" }
            """,
    };

    public static readonly DemoAction RecordRelease = new("Warehouse", "record the release", "/protected/releases")
    {
        NeedsToken = true,
        Template = """
            { "id": "${.body.release.id}", "tag": "${.body.release.tag_name}", "prerelease": "${.body.release.prerelease}" }
            """,
    };

    public static readonly DemoAction KeepBody = new("Warehouse", "keep the body", "/archive") { Headers = Signed };

    public static readonly DemoAction Enrol = new("Course platform", "enrol the member", "/enrolments")
    {
        ReplyTo = "course.enrolled",
        Template = """
            { "member": "${.body.membership.user.login}", "course": "${.body.organization.login}" }
            """,
    };

    public static readonly DemoAction Welcome = new("Chat", "welcome the member", "/messages")
    {
        Template = """
            { "channel": "#courses", "text": "Welcome to ${.body.course}, ${.body.member}!", "enrolment": "${.body.enrolment}" }
            """,
    };

    public static readonly DemoAction RecordResult = new("Warehouse", "record the result", "/results")
    {
        Template = """
            { "course": "${.body.course.id}", "member": "${.body.member}", "points": "${.body.points}", "passed": "${.body.passed}" }
            """,
    };
}
