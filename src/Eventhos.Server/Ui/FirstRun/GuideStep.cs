namespace Eventhos.Server.Ui.FirstRun;

/// <summary>A step on the way to a first event that is carried out.</summary>
/// <param name="Name">Of its texts.</param>
/// <param name="IsDone">It was taken.</param>
/// <param name="Address">Where it is taken; null while one before is missing, or the visitor may not take it.</param>
/// <param name="Result">What came of it.</param>
public sealed record GuideStep(string Name, bool IsDone, string? Address, string? Result = null);
