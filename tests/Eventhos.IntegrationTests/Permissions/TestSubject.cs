namespace Eventhos.IntegrationTests.Permissions;

/// <summary>A user or client made for a test.</summary>
/// <param name="SubjectId">Its subject.</param>
/// <param name="Stamp">The stamp its tokens carry.</param>
/// <param name="LongLived">A client's long-lived token; null without.</param>
public sealed record TestSubject(long SubjectId, string Stamp, string? LongLived);
