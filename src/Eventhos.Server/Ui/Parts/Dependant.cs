namespace Eventhos.Server.Ui.Parts;

/// <summary>Something that depends on a row, with its page.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Address">Its page.</param>
public sealed record Dependant(string Text, string Address);
