using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Execute;

/// <summary>
/// Shows the request that an action would send, made by what makes those that are sent, so that the two can't differ. No token is fetched for it:
/// another text stands in its place.
/// </summary>
public sealed class RequestPreview
{
    /// <summary>What stands where the access token will.</summary>
    public const string TokenStandIn = "TOKEN";

    private const string OAuthVariable = "${.oauthResponse";

    // The last name of the webhook id: the execution has no number yet.
    private const string Name = "preview";

    private static readonly OAuthResponse StandIn = new([], JsonSerializer.SerializeToElement(new { access_token = TokenStandIn }));

    private readonly RequestBuilder _builder;
    private readonly TimeProvider _time;

    /// <summary>Made by <paramref name="builder"/>.</summary>
    public RequestPreview(RequestBuilder builder, TimeProvider time)
    {
        _builder = builder;
        _time = time;
    }

    /// <summary>The request for a received one, or why there would be none.</summary>
    public async Task<PreviewedRequest> BuildAsync(CompiledAction action, ReceivedRequest sample, CancellationToken cancellationToken)
    {
        var origin = _builder.OriginOf(sample, Name);
        var context = new MappingContext(origin.Source, action.Definition.OAuth is null ? null : StandIn);
        try
        {
            var outgoing = await _builder.BuildAsync(origin, action, context, _time.GetUtcNow(), cancellationToken);
            return new PreviewedRequest(outgoing, Warnings(context), Fault: null, Place: null);
        }
        catch (Exception e) when (AttemptFailure.OfMapping(e) is not null)
        {
            return new PreviewedRequest(Request: null, Warnings(context), AttemptFailure.OfMapping(e)!.Detail, (e as MappingException)?.Place);
        }
    }

    // What else the token's answer will hold, nobody knows yet.
    private static List<string> Warnings(MappingContext context) =>
        [.. context.Warnings.Where(warning => context.OAuth is null || !warning.StartsWith(OAuthVariable, StringComparison.Ordinal))];
}
