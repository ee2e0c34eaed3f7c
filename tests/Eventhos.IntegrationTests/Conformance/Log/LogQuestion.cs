using System.Collections.Immutable;
using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;

namespace Eventhos.IntegrationTests.Conformance.Log;

/// <summary>A filter, in the model's terms. Null is any.</summary>
public sealed record LogQuestion(
    int Page, int Size, bool Descending, int? System, int? Event, string? Part, int? From, int? Before, ImmutableArray<ExecutionState> States)
{
    public EventLogFilter ToFilter(TestCatalog catalog, IReadOnlyList<LoggedEvent> log, DateTimeOffset start) => new()
    {
        PageIndex = Page,
        ItemsPerPage = Size,
        Descending = Descending,
        SystemId = System is { } system ? catalog.Systems[system] : null,
        ReceivedEventId = IdIn(log),
        IdentifierPart = Part,
        From = From is { } from ? start.AddMinutes(from) : null,
        Before = Before is { } before ? start.AddMinutes(before) : null,
        States = [.. States.Select(state => state.Word())],
    };

    /// <summary>What the log should answer: the ids of the page, and how many match in all.</summary>
    public (IReadOnlyList<long> Ids, long Total) Answer(TestCatalog catalog, IReadOnlyList<LoggedEvent> log)
    {
        var matches = log.Where(logged =>
            (System is null || logged.System == System)
            && (IdIn(log) is null || logged.Id == IdIn(log))
            && (Part is null || catalog.Identifiers[logged.Type].Contains(Part, StringComparison.OrdinalIgnoreCase))
            && (From is null || logged.Minute >= From)
            && (Before is null || logged.Minute < Before)
            && (States.IsEmpty || logged.States.Any(state => States.Contains(state))));
        var ascending = matches.OrderBy(logged => logged.Minute).ThenBy(logged => logged.Id).Select(logged => logged.Id).ToList();
        var ordered = Descending ? ascending.AsEnumerable().Reverse() : ascending;
        return ([.. ordered.Skip(Page * Size).Take(Size)], ascending.Count);
    }

    private long? IdIn(IReadOnlyList<LoggedEvent> log) => Event is { } index && log.Count > 0 ? log[index % log.Count].Id : null;
}
