namespace Eventhos.Server.Ui.Parts;

/// <summary>Something to choose.</summary>
/// <param name="Value">What stands for it.</param>
/// <param name="Text">Its name.</param>
/// <param name="Hint">What tells it from others of that name.</param>
public sealed record PickerItem(string Value, string Text, string? Hint = null);
