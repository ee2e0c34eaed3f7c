namespace Eventhos.Server.Ui.Access;

/// <summary>A column before and after a change, as text; null where there was none.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
public sealed record ChangedValue(string Column, string? Before, string? After)
{
    /// <summary>It is another.</summary>
    public bool IsChanged => !string.Equals(Before, After, StringComparison.Ordinal);
}
