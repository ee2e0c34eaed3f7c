using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Mails;

/// <summary>The routes of <c>/mail</c>.</summary>
internal static class MailsApi
{
    /// <summary>Maps them.</summary>
    public static void MapMails(this IEndpointRouteBuilder app) =>
        app.MapGet("/mail", (HttpContext http, MailsHandler mails) => mails.ListAsync(http)).WithTags("Mails")
            .Describe("listMails", "List mails about executions that gave up", mail => mail
                .Text("state", "Only mails in this state.", "waiting", "sent", "failed", "no_recipient")
                .Number("contractId", "Only mails about this contract.")
                .OkPage(MailRow.Example, MailsHandler.Columns.Keys)
                .Refuses(400, 400122, "Invalid query; state is none of waiting, sent, failed, no_recipient"));
}
