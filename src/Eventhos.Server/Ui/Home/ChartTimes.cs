using System.Globalization;

namespace Eventhos.Server.Ui.Home;

/// <summary>The pieces of time that charts of a page share.</summary>
/// <param name="Starts">When each begins (UTC).</param>
/// <param name="Length">How long each is.</param>
public sealed record ChartTimes(IReadOnlyList<DateTimeOffset> Starts, TimeSpan Length)
{
    /// <summary>What stands under the axis, and at which piece it begins: at round times, about six of them, none that would reach beyond the end.</summary>
    public IReadOnlyList<(int Index, string Text)> Marks
    {
        get
        {
            var step = Step(Length * Starts.Count);
            var format = step >= TimeSpan.FromDays(1) ? "MM-dd" : "HH:mm";
            return [.. Starts.Index()
                .Where(start => start.Item.UtcTicks % step.Ticks == 0 && start.Index <= 0.92 * Starts.Count)
                .Select(start => (start.Index, start.Item.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)))];
        }
    }

    /// <summary>A piece as it is called in full.</summary>
    public string NameOf(int index)
    {
        var (from, before) = (Starts[index].UtcDateTime, Starts[index].UtcDateTime + Length);
        return string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd HH:mm}–{before:HH:mm} UTC");
    }

    private static TimeSpan Step(TimeSpan all) => all.TotalMinutes switch
    {
        <= 15 => TimeSpan.FromMinutes(3),
        <= 60 => TimeSpan.FromMinutes(10),
        <= 1_440 => TimeSpan.FromHours(4),
        _ => TimeSpan.FromDays(1),
    };
}
