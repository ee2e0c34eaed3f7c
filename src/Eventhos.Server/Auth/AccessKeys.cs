using Eventhos.Engine.Ingest;
using Eventhos.Engine.Routing;

namespace Eventhos.Server.Auth;

/// <summary>
/// Checks access keys. A client with a long-lived token is known by that one alone, compared whole and in constant time against its
/// hash; any other client by a short-lived token of its own that is still in force.
/// </summary>
public sealed class AccessKeys : IAccessKeys
{
    private readonly TokenService _tokens;
    private readonly ClientUseRecorder _uses;

    /// <summary>Reads tokens through <paramref name="tokens"/>, and tells <paramref name="uses"/> who was let in.</summary>
    public AccessKeys(TokenService tokens, ClientUseRecorder uses)
    {
        _tokens = tokens;
        _uses = uses;
    }

    /// <inheritdoc />
    public bool Belongs(string token, ClientAccess client)
    {
        var belongs = IsOf(token, client);
        if (belongs && !client.Revoked)
        {
            _uses.Note(client.SubjectId);
        }

        return belongs;
    }

    private bool IsOf(string token, ClientAccess client)
    {
        if (client.LongLivedTokenHash is { } hash)
        {
            return Secrets.Same(TokenHash.BytesOf(token), hash);
        }

        return _tokens.Read(token) is { ExpiresAt: not null } claims
            && claims.SubjectId == client.SubjectId && Secrets.SameStamp(claims.Stamp, client.Stamp) && _tokens.IsLive(claims);
    }
}
