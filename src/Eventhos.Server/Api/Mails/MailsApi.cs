using Eventhos.Server.Auth;

namespace Eventhos.Server.Api.Mails;

/// <summary>The routes of mails.</summary>
internal static class MailsApi
{
    /// <summary>Maps them.</summary>
    public static void MapMails(this WebApplication app) =>
        app.MapGet("/mail", (HttpContext http, MailsHandler mails) => mails.ListAsync(http)).Requires("mail:select");
}
