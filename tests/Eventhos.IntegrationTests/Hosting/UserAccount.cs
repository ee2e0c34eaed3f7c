namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A user whose password the test knows.</summary>
/// <param name="Id">Its row.</param>
/// <param name="SubjectId">Its subject.</param>
/// <param name="Username">The name it signs in with.</param>
/// <param name="Password">And the password.</param>
public sealed record UserAccount(long Id, long SubjectId, string Username, string Password);
