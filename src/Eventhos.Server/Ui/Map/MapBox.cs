namespace Eventhos.Server.Ui.Map;

/// <summary>Where a node stands in its column, in units of the picture.</summary>
/// <param name="Y">Its upper edge.</param>
/// <param name="Height">How high it is: as many places as contracts go through it.</param>
public sealed record MapBox(double Y, double Height)
{
    /// <summary>Its lower edge.</summary>
    public double Bottom => Y + Height;
}
