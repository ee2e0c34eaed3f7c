using System.Globalization;
using System.Text;

namespace Eventhos.Server.Ui.Home;

/// <summary>Values as shapes in a field that is 100 high and 1 wide for each piece of time.</summary>
internal static class ChartShapes
{
    /// <summary>A line through the middles of the pieces, with gaps where there is no value.</summary>
    public static string Line(IReadOnlyList<double?> values, double top)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value && !StandsAlone(values, i))
            {
                path.Append(Point(i == 0 || values[i - 1] is null ? 'M' : 'L', i, value, top));
            }
        }

        return path.ToString();
    }

    /// <summary>The values that no line goes through, as dots.</summary>
    public static string Dots(IReadOnlyList<double?> values, double top) => string.Concat(
        Enumerable.Range(0, values.Count).Where(i => StandsAlone(values, i)).Select(i => $"{Point('M', i, values[i]!.Value, top)}h0"));

    private static bool StandsAlone(IReadOnlyList<double?> values, int i) =>
        values[i] is not null && (i == 0 || values[i - 1] is null) && (i + 1 == values.Count || values[i + 1] is null);

    private static string Point(char how, int index, double value, double top) =>
        string.Create(CultureInfo.InvariantCulture, $"{how}{index + 0.5:0.#} {100 - (100 * value / top):0.##}");

    /// <summary>Where a piece of a bar lies: its upper edge and its height, on top of what lies below it.</summary>
    public static (string Y, string Height) Bar(double below, double value, double top) => (
        (100 - (100 * (below + value) / top)).ToString("0.###", CultureInfo.InvariantCulture), (100 * value / top).ToString("0.###", CultureInfo.InvariantCulture));
}
