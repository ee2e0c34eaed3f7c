namespace Eventhos.Storage.Audit;

/// <summary>What is to be recorded.</summary>
/// <param name="Action">What was done, e.g. <c>contract.update</c>.</param>
/// <param name="Target">The kind of thing it was done to, e.g. <c>contract</c>.</param>
/// <param name="TargetId">Its row; null for several at once.</param>
/// <param name="Before">What was, as a JSON array of rows, secrets masked; null where nothing was.</param>
/// <param name="After">What is, likewise.</param>
public sealed record AuditDraft(string Action, string Target, long? TargetId, string? Before, string? After);
