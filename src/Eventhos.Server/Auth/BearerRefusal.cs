using Eventhos.Server.Api;

namespace Eventhos.Server.Auth;

/// <summary>Why the bearer of a request was not let in, on a route that an access key opens as well.</summary>
/// <param name="Reason">What to answer when there is no access key either.</param>
public sealed record BearerRefusal(ApiException Reason);
