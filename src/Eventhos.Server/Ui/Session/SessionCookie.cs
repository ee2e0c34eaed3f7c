using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Eventhos.Server.Ui.Session;

/// <summary>The cookie of a session: encrypted by the key ring, for this hub's pages alone, out of reach of scripts.</summary>
internal static class SessionCookie
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "eventhos";

    /// <summary>Registers it.</summary>
    public static void AddSessionCookie(this IServiceCollection services)
    {
        services.AddSingleton<SessionRules>();
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "eventhos";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = SessionRules.Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/login";
            cookie.ReturnUrlParameter = "return";
            cookie.Events.OnValidatePrincipal = CheckAsync;
        });
    }

    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var rules = context.HttpContext.RequestServices.GetRequiredService<SessionRules>();
        if (PageSession.Of(context.Principal) is not { } session || await rules.FindAsync(session) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }
}
