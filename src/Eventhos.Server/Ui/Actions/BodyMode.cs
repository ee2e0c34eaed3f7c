namespace Eventhos.Server.Ui.Actions;

/// <summary>How an action's form makes the body.</summary>
public enum BodyMode
{
    /// <summary>The event's, as it came.</summary>
    Forward,

    /// <summary>JSON with variables.</summary>
    Template,

    /// <summary>A function's result.</summary>
    Script,
}
