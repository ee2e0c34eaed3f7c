using Eventhos.Server.Auth;

namespace Eventhos.Server.Ui.Session;

/// <summary>When a session is over: after twelve hours without use, after a week in any case, and with its user's account or password.</summary>
internal sealed class SessionRules
{
    private readonly PrincipalStore _principals;
    private readonly TimeProvider _time;

    public SessionRules(PrincipalStore principals, TimeProvider time)
    {
        _principals = principals;
        _time = time;
    }

    /// <summary>How long a session lives that nobody uses.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromHours(12);

    /// <summary>How long one lives at most.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>A session that begins now.</summary>
    public PageSession Begin(long subjectId, string stamp, string name, string? address) => new(subjectId, stamp, name, address, _time.GetUtcNow());

    /// <summary>Who its user is now; null when it is over.</summary>
    public async Task<Principal?> FindAsync(PageSession session)
    {
        if (_time.GetUtcNow() - session.BeganAt > Longest)
        {
            return null;
        }

        var principal = await _principals.FindAsync(session.SubjectId, CancellationToken.None);
        return principal is { IsUser: true, Revoked: false } && Secrets.SameStamp(principal.Stamp, session.Stamp) ? principal : null;
    }
}
