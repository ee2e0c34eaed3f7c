namespace Eventhos.IntegrationTests.Scale;

/// <summary>A step of a plan, e.g. <c>Index Only Scan</c>; relation and index are empty where it has none.</summary>
internal sealed record PostgresPlanStep(string Kind, string Relation, string Index, bool IsUnderLimit);
