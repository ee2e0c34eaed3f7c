namespace Eventhos.Engine.Retries;

/// <summary>Bounds of retries of many.</summary>
/// <param name="PerSecond">The most executions that all runs together retry in a second.</param>
public sealed record RetryLimits(int PerSecond);
