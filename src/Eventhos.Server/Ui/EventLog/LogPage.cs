using Eventhos.Server.Api.EventLog;
using Eventhos.Server.Ui.Calls;
using Eventhos.Server.Ui.Parts;

namespace Eventhos.Server.Ui.EventLog;

/// <summary>A page of the event log.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Total">How many match.</param>
/// <param name="MoreThanTotal">More than that do.</param>
/// <param name="HasNewer">Something newer matches.</param>
/// <param name="HasOlder">Something older matches.</param>
internal sealed record LogPage(IReadOnlyList<ReceivedEventRow> Items, long Total, bool MoreThanTotal, bool HasNewer, bool HasOlder)
{
    /// <summary>Rows of a page.</summary>
    public const int Rows = 25;

    /// <summary>Reads the page beside a place; without one, or with no full page of newer ones, the newest.</summary>
    public static async Task<LogPage> ReadAsync(PageCalls calls, LogFilter filter, string? before, string? after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One more than is shown tells whether there is another page.
        var answer = await calls.GetAsync<ReceivedEventList>(
            ListNavigation.ListAddress(
                "/event/received",
                [
                    ("order", "desc"), ("itemsPerPage", $"{Rows + 1}"), ("before", before), ("after", before is null ? after : null),
                    ("fromTime", filter.FromTime(now)), ("toTime", filter.ToTime()), .. filter.Asked(),
                ]),
            cancellationToken);
        var isMore = answer.Items.Count > Rows;
        if (before is null && after is not null)
        {
            return isMore
                ? new LogPage([.. answer.Items.Skip(1)], answer.TotalItems, answer.MoreThanTotal, HasNewer: true, HasOlder: true)
                : await ReadAsync(calls, filter, null, null, now, cancellationToken);
        }

        return new LogPage([.. answer.Items.Take(Rows)], answer.TotalItems, answer.MoreThanTotal, HasNewer: before is not null, HasOlder: isMore);
    }
}
