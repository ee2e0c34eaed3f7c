using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Ingest;

/// <summary>Whether a producer may send an event; decided before its body is read.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>It may.</summary>
    public sealed record Granted(EventRoute Route) : Admission;

    /// <summary>There is no such event.</summary>
    public sealed record EventUnknown : Admission;

    /// <summary>The event's system has no live client.</summary>
    public sealed record NoClient : Admission;

    /// <summary>The token is not a live token of the system's client.</summary>
    public sealed record IncorrectToken : Admission;

    /// <summary>The token is right, but the client's access was revoked.</summary>
    public sealed record Revoked : Admission;
}
