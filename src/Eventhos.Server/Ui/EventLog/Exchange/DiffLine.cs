namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>A line of a comparison.</summary>
/// <param name="Kind">Where it is.</param>
/// <param name="Text">What it says.</param>
public sealed record DiffLine(DiffKind Kind, string Text);
