namespace Eventhos.Bench.LogSize;

/// <summary>Something that is asked of both logs.</summary>
internal sealed record LogQuestion(string Name, Func<FilledLog, CancellationToken, Task> AskAsync);
