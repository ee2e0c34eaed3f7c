using Eventhos.Storage.Mails;

namespace Eventhos.Server.Mail;

internal sealed partial class MailWorker
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {MailId} on contract {ContractId}, {Cause}: sent to {Recipients} recipients")]
    private partial void LogSent(long mailId, long contractId, string cause, int recipients);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} on contract {ContractId}, {Cause}: {State}, try {Try}: {Error}")]
    private partial void LogNotAll(long mailId, long contractId, string cause, string state, int @try, string? error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} on contract {ContractId}, {Cause}: not sent, try {Try}; again at {DueAt:O}: {Error}")]
    private partial void LogPutOff(long mailId, long contractId, string cause, int @try, DateTimeOffset dueAt, string? error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} on contract {ContractId}, {Cause}: given up after {Tries} tries: {Error}")]
    private partial void LogGivenUp(long mailId, long contractId, string cause, int tries, string? error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} could not be made")]
    private partial void LogComposeFailed(Exception e, long mailId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mails could not be fetched from the database; trying again in some seconds")]
    private partial void LogRunFailed(Exception e);

    /// <summary>One line for every try.</summary>
    private void Log(ClaimedMail mail, MailOutcome outcome)
    {
        switch (outcome)
        {
            case MailOutcome.PutOff putOff:
                LogPutOff(mail.Id, mail.ContractId, mail.Cause, mail.Try, putOff.DueAt, putOff.Error);
                break;
            case MailOutcome.Ended { State: MailState.Failed }:
                LogGivenUp(mail.Id, mail.ContractId, mail.Cause, mail.Try, outcome.Error);
                break;
            case MailOutcome.Ended { Error: not null } ended:
                LogNotAll(mail.Id, mail.ContractId, mail.Cause, ended.State.Word(), mail.Try, outcome.Error);
                break;
            default:
                LogSent(mail.Id, mail.ContractId, mail.Cause, outcome.Recipients.Count);
                break;
        }
    }
}
