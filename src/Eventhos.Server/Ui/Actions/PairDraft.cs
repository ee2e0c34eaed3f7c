namespace Eventhos.Server.Ui.Actions;

/// <summary>A header or query parameter as it is filled in.</summary>
public sealed class PairDraft
{
    /// <summary>Its name; a row without one stands for nothing.</summary>
    public string Key { get; set; } = "";

    /// <summary>May hold variables.</summary>
    public string Value { get; set; } = "";
}
