namespace Eventhos.Server.Ui.Map;

/// <summary>The columns of the map in units of the picture; where wires cross each other there is room for it.</summary>
public static class MapColumns
{
    private static readonly double[] Starts = [0, 128, 296, 696, 864];
    private static readonly double[] Widths = [110, 150, 290, 150, 112];

    /// <summary>From the first's left edge to the last's right one.</summary>
    public static double Total => Right(MapKind.Consumer);

    /// <summary>A column's left edge.</summary>
    public static double Left(MapKind kind) => Starts[(int)kind];

    /// <summary>A column's right edge.</summary>
    public static double Right(MapKind kind) => Starts[(int)kind] + Widths[(int)kind];
}
