using System.Globalization;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Mail;

namespace Eventhos.Server.Ui.Contracts;

/// <summary>What is filled in on a contract's form.</summary>
public sealed class ContractDraft
{
    /// <summary>The event that sets it off; fixed once the contract is there.</summary>
    public long? EventId { get; set; }

    /// <summary>What is carried out; fixed once the contract is there.</summary>
    public long? ActionId { get; set; }

    /// <summary>For people.</summary>
    public string Name { get; set; } = "";

    /// <summary>For programs; fixed once the contract is there.</summary>
    public string Identifier { get; set; } = "";

    /// <summary>As it is typed: a whole number.</summary>
    public string Order { get; set; } = "0";

    /// <summary>An inactive one is not carried out.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Who is told when it gives up; may be empty.</summary>
    public string MailRecipients { get; set; } = "";

    /// <summary>The order as a number; null where it is none.</summary>
    internal int? OrderNumber => int.TryParse(Order.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What among the recipients is no address.</summary>
    internal IReadOnlyList<string> WrongRecipients => RecipientList.Parse(MailRecipients).Invalid;

    /// <summary>True when nothing is missing or wrong.</summary>
    internal bool IsWhole => EventId is not null && ActionId is not null && Name.Trim().Length > 0 && Identifier.Trim().Length > 0 && OrderNumber is not null
        && WrongRecipients.Count == 0;

    internal static ContractDraft From(ContractRow row) => new()
    {
        EventId = row.EventId,
        ActionId = row.ActionId,
        Name = row.Name,
        Identifier = row.Identifier,
        Order = row.Order.ToString(CultureInfo.InvariantCulture),
        Active = row.Active == 1,
        MailRecipients = row.MailRecipientsOnError ?? "",
    };

    internal object Creation() => new
    {
        eventId = EventId, actionId = ActionId, name = Name, identifier = Identifier.Trim(), order = OrderNumber, active = Active ? 1 : 0, mailRecipientsOnError = MailRecipients.Trim(),
    };

    internal object Change() => new { name = Name, order = OrderNumber, active = Active ? 1 : 0, mailRecipientsOnError = MailRecipients.Trim() };
}
