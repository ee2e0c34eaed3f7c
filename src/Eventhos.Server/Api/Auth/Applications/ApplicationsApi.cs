using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth.Applications;

/// <summary>The routes of <c>/auth/application</c>.</summary>
internal static class ApplicationsApi
{
    /// <summary>Maps them.</summary>
    public static void MapApplications(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("/application").WithTags("Applications");
        group.MapGet("", (HttpContext http, ApplicationsHandler applications) => applications.ListAsync(http))
            .Describe("listApplications", "List applications", application => application.OkList(new ApplicationRow(1, "eventhos_api"), "Select completed"));
        group.MapPost("", (HttpContext http, ApplicationsHandler applications) => applications.CreateAsync(http))
            .Describe("createApplication", "Add an application", application => application
                .Takes(new NewApplication("billing"))
                .Changed(new ApplicationCreated(2), "Application added")
                .RefusesIdentifier()
                .Refuses(409, 409104, "There is an application with identifier billing already."));
    }
}
