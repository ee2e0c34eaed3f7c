namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>In which of two texts a line is.</summary>
public enum DiffKind
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the first alone.</summary>
    Removed,

    /// <summary>In the second alone.</summary>
    Added,
}
