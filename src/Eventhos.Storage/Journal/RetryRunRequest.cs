using Eventhos.Engine.Retries;

namespace Eventhos.Storage.Journal;

/// <summary>A retry of many that somebody asks for.</summary>
/// <param name="Selection">What it is about.</param>
/// <param name="PerSecond">The most executions it may retry in a second.</param>
/// <param name="By">The name of whoever asks.</param>
/// <param name="Now">When.</param>
public sealed record RetryRunRequest(RetrySelection Selection, int PerSecond, string By, DateTimeOffset Now);
