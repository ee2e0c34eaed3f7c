namespace Eventhos.Server.Ui.Map;

/// <summary>How a contract does, the worst last: what several contracts share is as the worst of them.</summary>
public enum MapHealth
{
    /// <summary>There is no contract.</summary>
    Unwired,

    /// <summary>Switched off.</summary>
    Inactive,

    /// <summary>Switched on; its traffic is not for this user to see.</summary>
    Unknown,

    /// <summary>Nothing was carried out in the time looked at.</summary>
    Idle,

    /// <summary>Carried out without a failure.</summary>
    Good,

    /// <summary>Some executions failed; it does not fail now.</summary>
    Troubled,

    /// <summary>It fails now.</summary>
    Failing,
}
