namespace Eventhos.Server.Api.Mails;

/// <summary>The routes of <c>/mail</c>.</summary>
internal static class MailsApi
{
    /// <summary>Maps them.</summary>
    public static void MapMails(this IEndpointRouteBuilder app) =>
        app.MapGet("/mail", (HttpContext http, MailsHandler mails) => mails.ListAsync(http));
}
