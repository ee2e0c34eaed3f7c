using Eventhos.Server.Settings;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Eventhos.Server.Transport;

/// <summary>What pages of other origins may do (Fetch Standard, section 3.3).</summary>
internal static class CrossOriginPolicy
{
    // The most that browsers keep a preflight's answer for.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <summary>
    /// All that the API has, for the origins set. Never with cookies: callers show tokens, which a page must have been given. So
    /// what headers a page sends is of no concern.
    /// </summary>
    public static void Follow(this CorsPolicyBuilder policy, CorsSettings settings)
    {
        policy.AllowAnyHeader()
            .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
            .WithExposedHeaders("eventhos-event-id", RequestIds.Header, "Retry-After")
            .SetPreflightMaxAge(Kept);
        if (settings.Any)
        {
            policy.AllowAnyOrigin();
        }
        else
        {
            policy.WithOrigins([.. settings.Origins]);
        }
    }
}
