using Eventhos.Server.Auth;
using Eventhos.Server.Ui.Account;
using Eventhos.Server.Ui.Calls;
using Eventhos.Server.Ui.EventLog.Tail;
using Eventhos.Server.Ui.Parts;
using Eventhos.Server.Ui.Session;
using Eventhos.Server.Ui.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using MudBlazor.Services;

namespace Eventhos.Server.Ui;

/// <summary>The pages.</summary>
internal static class UiRegistration
{
    // By these the framework knows that authentication has its place; else it would put it in front of every event that is sent.
    private static readonly string[] PlacesTaken = ["__AuthenticationMiddlewareSet", "__AuthorizationMiddlewareSet"];

    /// <summary>Registers what they need.</summary>
    public static void AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            // One message holds a whole text of an editor: templates and scripts are long at times.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = 1024 * 1024);
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight;
            options.SnackbarConfiguration.VisibleStateDuration = 3000;
            options.SnackbarConfiguration.PreventDuplicates = false;
        });
        services.AddSessionCookie();
        services.AddSingleton<Microsoft.AspNetCore.Routing.MatcherPolicy, BrowserHome>();
        services.AddSingleton<CallPipeline>();
        services.AddSingleton<UserSignIn>();
        services.AddSingleton<LogTails>();
        services.AddScoped<PageUser>();
        services.AddScoped<PageCalls>();
        services.AddScoped<PageScript>();
        services.AddScoped<FirstRun.DemoLoad>();
        services.AddSingleton<FirstRun.DemoConsumers>();
        services.AddScoped<CatalogSearch>();
    }

    /// <summary>Between routing and the routes: what only pages need.</summary>
    public static void UsePages(this WebApplication app)
    {
        foreach (var place in PlacesTaken)
        {
            ((IApplicationBuilder)app).Properties[place] = true;
        }

        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<PageEndpoint>() is not null, pages =>
        {
            pages.Use(next => http =>
            {
                PagePolicy.Set(http.Response, isFile: http.GetEndpoint()!.Metadata.GetMetadata<PageFile>() is not null);
                return next(http);
            });
            pages.UseAuthentication();
            pages.UseAntiforgery();
            pages.Use(next => http => NeedsSignIn(http) ? http.ChallengeAsync(SessionCookie.Scheme) : next(http));
        });
    }

    /// <summary>Maps them, and the files that they load.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().Add(file =>
        {
            file.Metadata.Add(new PageEndpoint());
            file.Metadata.Add(new PageFile());
            file.Metadata.Add(RouteAccess.Public);
        });
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().Add(page =>
        {
            page.Metadata.Add(new PageEndpoint());
            page.Metadata.Add(RouteAccess.Public);
            OnlyGet(page);
        });
        app.MapOwnPassword();
        app.MapPost("/logout", EndAsync).WithMetadata(new PageEndpoint(), RouteAccess.Public);
        app.Services.GetRequiredService<CallPipeline>().Build(app);
    }

    /// <summary>One page has a form; the framework would let any page be posted to.</summary>
    private static void OnlyGet(EndpointBuilder page)
    {
        if (page.Metadata.OfType<ComponentTypeMetadata>().LastOrDefault() is { } component && component.Type != typeof(SignInPage))
        {
            page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get]));
        }
    }

    private static bool NeedsSignIn(HttpContext http) =>
        http.User.Identity is not { IsAuthenticated: true }
        && http.GetEndpoint()!.Metadata.GetMetadata<PageFile>() is null
        && !http.Request.Path.StartsWithSegments("/login", StringComparison.Ordinal)
        && !http.Request.Path.StartsWithSegments("/_framework", StringComparison.Ordinal);

    private static async Task<IResult> EndAsync(HttpContext http, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery)
    {
        await antiforgery.ValidateRequestAsync(http);
        await http.SignOutAsync(SessionCookie.Scheme);
        return Results.Redirect("/login");
    }
}
