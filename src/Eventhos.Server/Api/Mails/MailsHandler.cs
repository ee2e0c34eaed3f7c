using Eventhos.Storage.Mails;

namespace Eventhos.Server.Api.Mails;

/// <summary>The list of mails on executions that gave up.</summary>
internal sealed class MailsHandler
{
    internal static readonly Dictionary<string, MailOrder> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = MailOrder.Id,
        ["contractName"] = MailOrder.ContractName,
        ["cause"] = MailOrder.Cause,
        ["state"] = MailOrder.State,
        ["tries"] = MailOrder.Tries,
        ["heldBack"] = MailOrder.HeldBack,
        ["createdAt"] = MailOrder.CreatedAt,
        ["sentAt"] = MailOrder.SentAt,
    };

    private readonly IMailOutbox _outbox;

    public MailsHandler(IMailOutbox outbox) => _outbox = outbox;

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request);
        var filter = new MailFilter
        {
            PageIndex = list.PageIndex,
            ItemsPerPage = list.ItemsPerPage,
            Descending = list.Descending,
            Order = Columns.GetValueOrDefault(list.ActiveSort ?? "", MailOrder.Id),
            State = State(http.Request),
            ContractId = Contract(http.Request),
        };
        var page = await _outbox.ListAsync(filter, http.RequestAborted);
        return Envelope.Ok(list.Page([.. page.Items.Select(MailRow.From)], page.TotalItems));
    }

    private static MailState? State(HttpRequest request)
    {
        var word = request.Query.Only("state");
        return string.IsNullOrEmpty(word)
            ? null
            : MailStates.Parse(word) ?? throw new ApiException(400, 400122, "Invalid query; state is none of waiting, sent, failed, no_recipient");
    }

    /// <summary>An id that is no number belongs to no contract.</summary>
    private static long? Contract(HttpRequest request)
    {
        var text = request.Query.Only("contractId");
        return string.IsNullOrEmpty(text) ? null : long.TryParse(text, out var id) ? id : -1;
    }
}
