namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A client as its creation answered it.</summary>
/// <param name="Id">Its row.</param>
/// <param name="SubjectId">Its subject.</param>
/// <param name="Identifier">The public client id.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="Token">Its long-lived token; null without.</param>
public sealed record ClientAccount(long Id, long SubjectId, string Identifier, string Secret, string? Token);
