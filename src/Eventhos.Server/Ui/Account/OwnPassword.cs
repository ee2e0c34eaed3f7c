using Eventhos.Server.Api;
using Eventhos.Server.Api.Auth.Users;
using Eventhos.Server.Auth;
using Eventhos.Server.Ui.Calls;
using Eventhos.Server.Ui.Session;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;

namespace Eventhos.Server.Ui.Account;

/// <summary>
/// Somebody changes their own password, by a form of the page. Every session ends with the password; who changed it signs in anew with the new one
/// in the same request, so that theirs goes on.
/// </summary>
internal static class OwnPassword
{
    /// <summary>The form's field for the password until now.</summary>
    public const string Old = "oldPassword";

    /// <summary>For the new one.</summary>
    public const string New = "newPassword";

    /// <summary>For the new one once more.</summary>
    public const string Repeat = "repeatPassword";

    private static readonly string[] Refusals = ["repeat", "empty", "wrong", "locked", "long", "busy"];

    /// <summary>Maps where the form is sent to.</summary>
    public static void MapOwnPassword(this IEndpointRouteBuilder app) =>
        app.MapPost("/account", ChangeAsync).WithMetadata(new PageEndpoint(), RouteAccess.Public);

    /// <summary>The word of a refusal in an address, or the one for any.</summary>
    public static string Known(string refusal) => Refusals.Contains(refusal, StringComparer.Ordinal) ? refusal : "busy";

    private static async Task<IResult> ChangeAsync(HttpContext http, IAntiforgery antiforgery, UserSignIn signIn)
    {
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (old, wanted) = (form[Old].ToString(), form[New].ToString());
        if (wanted != form[Repeat].ToString())
        {
            return Refused("repeat");
        }

        if (string.IsNullOrWhiteSpace(old) || string.IsNullOrWhiteSpace(wanted))
        {
            return Refused("empty");
        }

        try
        {
            var username = await ByApiAsync(http, old, wanted);
            var session = await signIn.BeginAsync(http, username, wanted);
            await http.SignInAsync(SessionCookie.Scheme, session.ToClaims());
            return Results.Redirect("/account?changed=yes");
        }
        catch (CallRefusedException refused) when (!refused.IsSignedOut)
        {
            return Refused(WordOf(refused.Code));
        }
        catch (Exception e) when (e is ApiException or CallRefusedException)
        {
            // Changed by somebody else in between, or locked for wrong tries elsewhere: then as after any change, by the form of the sign-in.
            return Results.Redirect("/login?return=/account");
        }
    }

    /// <summary>By the API, as the page's user.</summary>
    private static async Task<string> ByApiAsync(HttpContext http, string old, string wanted)
    {
        var states = (IHostEnvironmentAuthenticationStateProvider)http.RequestServices.GetRequiredService<AuthenticationStateProvider>();
        states.SetAuthenticationState(Task.FromResult(new AuthenticationState(http.User)));
        var calls = http.RequestServices.GetRequiredService<PageCalls>();
        var me = await calls.GetAsync<UserRow>("/auth/user/profile/me", http.RequestAborted);
        await calls.SendAsync("PUT", $"/auth/user/{me.Id}/password", new { oldPassword = old, newPassword = wanted }, http.RequestAborted);
        return me.Username;
    }

    private static string WordOf(int code) => code switch
    {
        401002 => "wrong",
        401003 => "locked",
        400111 => "long",
        _ => "busy",
    };

    private static IResult Refused(string why) => Results.Redirect($"/account?refused={why}");
}
