using Eventhos.Server.Ui.Home;
using Eventhos.Server.Ui.Texts;

namespace Eventhos.Tests.Ui;

/// <summary>What charts say of numbers.</summary>
public sealed class ChartTests
{
    [Theory]
    [InlineData(0, "0 1")]
    [InlineData(1, "0 1")]
    [InlineData(3, "0 1 2 3")]
    [InlineData(7, "0 2 4 6 8")]
    [InlineData(80, "0 20 40 60 80")]
    [InlineData(81, "0 50 100")]
    [InlineData(1_999, "0 500 1000 1500 2000")]
    public void An_axis_of_counts_has_few_round_marks_and_reaches_above_all(double most, string marks) =>
        Assert.Equal(marks, string.Join(' ', ChartScale.ForCounts(most).Marks));

    [Theory]
    [InlineData(90, "0 ms 50 ms 100 ms")]
    [InlineData(4_700, "0 ms 2 s 4 s 6 s")]
    [InlineData(95_000, "0 ms 30 s 1 min 1.5 min 2 min")]
    [InlineData(7_000_000, "0 ms 30 min 1 h 1.5 h 2 h")]
    [InlineData(400_000_000, "0 ms 2 d 4 d 6 d")]
    public void An_axis_of_times_has_marks_that_clocks_have(double most, string marks) =>
        Assert.Equal(marks, string.Join(' ', ChartScale.ForTimes(most).Marks.Select(HomeTexts.TimeMark)));

    [Fact]
    public void A_line_has_gaps_and_what_stands_alone_is_a_dot()
    {
        double?[] values = [10, 20, null, 40, null];
        Assert.Equal("M0.5 90L1.5 80", ChartShapes.Line(values, 100));
        Assert.Equal("M3.5 60h0", ChartShapes.Dots(values, 100));
    }

    [Fact]
    public void Times_below_the_axis_are_round_and_none_reaches_beyond_its_end()
    {
        var from = new DateTimeOffset(2026, 3, 1, 10, 1, 0, TimeSpan.Zero);
        var times = new ChartTimes([.. Enumerable.Range(0, 15).Select(i => from.AddMinutes(i))], TimeSpan.FromMinutes(1));
        Assert.Equal([(2, "10:03"), (5, "10:06"), (8, "10:09"), (11, "10:12")], times.Marks);
        Assert.Equal("2026-03-01 10:01–10:02 UTC", times.NameOf(0));
    }

    [Theory]
    [InlineData(43d, "43 ms")]
    [InlineData(1_247d, "1.25 s")]
    [InlineData(12_340d, "12.3 s")]
    [InlineData(200_000d, "3 min 20 s")]
    [InlineData(7_200_000d, "2 h")]
    [InlineData(93_600_000d, "1 d 2 h")]
    [InlineData(null, "–")]
    public void Times_are_told_as_people_tell_them(double? milliseconds, string text) => Assert.Equal(text, HomeTexts.Time(milliseconds));

    [Theory]
    [InlineData(1d, "100%")]
    [InlineData(0.99999, "99.9%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.0001, "<0.1%")]
    [InlineData(0d, "0%")]
    [InlineData(null, "–")]
    public void A_rate_is_100_percent_only_where_nothing_failed(double? part, string text) =>
        Assert.Equal(text, HomeTexts.Percent(PageTexts.In("en")!, part));
}
