using Eventhos.Engine.Ingest;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;

namespace Eventhos.Bench.AccessKey;

/// <summary>The hub's own check, but for tokens that begin with a mark: they pass unchecked. Exists in the benchmark alone.</summary>
internal sealed class SkippableAccessKeys(TokenService tokens, ClientUseRecorder uses) : IAccessKeys
{
    private const char Mark = '!';

    private readonly AccessKeys _real = new(tokens, uses);

    /// <summary>A token as long as this one that passes unchecked.</summary>
    public static string Unchecked(string token) => Mark + token[1..];

    public bool Belongs(string token, ClientAccess client) => token[0] == Mark || _real.Belongs(token, client);
}
