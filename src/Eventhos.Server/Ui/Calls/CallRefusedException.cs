namespace Eventhos.Server.Ui.Calls;

/// <summary>The API refused what a page asked it for.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The stable code.</param>
/// <param name="message">One sentence for people.</param>
internal sealed class CallRefusedException(int status, int code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The stable code.</summary>
    public int Code { get; } = code;

    /// <summary>True where somebody else changed the row since it was read.</summary>
    public bool IsOutdated => Status == StatusCodes.Status412PreconditionFailed;

    /// <summary>True where the session is over: its user is gone, has a new password, or the session is too old.</summary>
    public bool IsSignedOut => Status == StatusCodes.Status401Unauthorized && Code is 400001 or 400002;
}
