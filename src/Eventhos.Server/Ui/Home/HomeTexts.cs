using System.Globalization;
using Eventhos.Server.Ui.Texts;

namespace Eventhos.Server.Ui.Home;

/// <summary>Numbers as people read them.</summary>
internal static class HomeTexts
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>A count, in full.</summary>
    public static string Count(double count) => count.ToString("N0", Culture);

    /// <summary>A mark of an axis that counts, e.g. <c>20k</c>.</summary>
    public static string Mark(double count) => count switch
    {
        >= 1_000_000 => $"{(count / 1_000_000).ToString("0.##", Culture)}M",
        >= 1_000 => $"{(count / 1_000).ToString("0.##", Culture)}k",
        _ => count.ToString("0.##", Culture),
    };

    /// <summary>So many in a minute.</summary>
    public static string Rate(double perMinute) => perMinute switch
    {
        >= 100 => perMinute.ToString("N0", Culture),
        >= 10 => perMinute.ToString("0.#", Culture),
        _ => perMinute.ToString("0.##", Culture),
    };

    /// <summary>A time, e.g. <c>43 ms</c>, <c>1.25 s</c>, <c>3 min 20 s</c>; a dash where there is none.</summary>
    public static string Time(double? milliseconds) => milliseconds switch
    {
        null => "–",
        < 1_000 => $"{milliseconds.Value.ToString("0", Culture)} ms",
        < 60_000 => $"{(milliseconds.Value / 1_000).ToString(milliseconds < 10_000 ? "0.##" : "0.#", Culture)} s",
        < 3_600_000 => Two(milliseconds.Value / 1_000, 60, "min", "s"),
        < 86_400_000 => Two(milliseconds.Value / 60_000, 60, "h", "min"),
        _ => Two(milliseconds.Value / 3_600_000, 24, "d", "h"),
    };

    /// <summary>A mark of an axis of times, e.g. <c>1.5 min</c>.</summary>
    public static string TimeMark(double milliseconds) => milliseconds switch
    {
        < 1_000 => $"{milliseconds.ToString("0", Culture)} ms",
        < 60_000 => $"{(milliseconds / 1_000).ToString("0.##", Culture)} s",
        < 3_600_000 => $"{(milliseconds / 60_000).ToString("0.##", Culture)} min",
        < 172_800_000 => $"{(milliseconds / 3_600_000).ToString("0.##", Culture)} h",
        _ => $"{(milliseconds / 86_400_000).ToString("0.##", Culture)} d",
    };

    /// <summary>A part of all in percent; never 100 where something is missing, nor 0 where there is something.</summary>
    public static string Percent(PageTexts texts, double? part) => part switch
    {
        null => "–",
        > 0 and < 0.001 => texts.Of("home.percent", "<0.1"),
        _ => texts.Of("home.percent", (Math.Floor(part.Value * 1_000) / 10).ToString("0.#", Culture)),
    };

    private static string Two(double whole, int of, string unit, string smaller)
    {
        var all = (long)Math.Floor(whole);
        return all % of == 0 ? $"{all / of} {unit}" : $"{all / of} {unit} {all % of} {smaller}";
    }
}
