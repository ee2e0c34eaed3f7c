using Eventhos.Server.Api.EventLog;

namespace Eventhos.Server.Ui.EventLog.Tail;

/// <summary>Somebody who watches the end of the log.</summary>
/// <param name="Read">Reads an address of the API as this viewer: under their rights.</param>
/// <param name="Count">Counts what an address of the API lists, as this viewer; null where there is too much.</param>
/// <param name="Show">Shows them a new view, or tells them why there are no more.</param>
internal sealed record TailViewer(
    Func<string, CancellationToken, Task<NewestEvents>> Read, Func<string, CancellationToken, Task<long?>> Count, Action<TailView?, Exception?> Show);
