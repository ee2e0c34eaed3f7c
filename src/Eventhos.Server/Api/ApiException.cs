namespace Eventhos.Server.Api;

/// <summary>A request is refused; the caller is told the code and one sentence.</summary>
public sealed class ApiException : Exception
{
    /// <summary>With HTTP status, stable code and sentence.</summary>
    public ApiException(int status, int code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The stable code.</summary>
    public int Code { get; }

    /// <summary>When to try again, for the header <c>Retry-After</c>; null says nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
