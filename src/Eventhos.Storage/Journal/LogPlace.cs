using System.Globalization;
using System.Runtime.InteropServices;

namespace Eventhos.Storage.Journal;

/// <summary>A place in the log, between events: that of one of them, which need not be there any more.</summary>
/// <param name="ReceivedAt">Milliseconds since 1970.</param>
/// <param name="Id">The received event's id.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LogPlace(long ReceivedAt, long Id)
{
    /// <summary>Of an event.</summary>
    public static LogPlace Of(DateTimeOffset receivedAt, long id) => new(receivedAt.ToUnixTimeMilliseconds(), id);

    /// <summary>As callers send it: <c>TIME-ID</c>; null where it is not that.</summary>
    public static LogPlace? Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new LogPlace(time, id)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt}-{Id}");
}
