namespace Eventhos.Server.Ui.Home;

/// <summary>One of the things that a chart shows.</summary>
/// <param name="Key">Its look, e.g. <c>processed</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Values">Its value in each piece of time; null where there is none.</param>
public sealed record ChartSeries(string Key, string Name, IReadOnlyList<double?> Values);
