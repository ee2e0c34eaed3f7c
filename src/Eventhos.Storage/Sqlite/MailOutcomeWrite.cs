using Eventhos.Storage.Mails;

namespace Eventhos.Storage.Sqlite;

/// <summary>Stores what came of a try to send a mail, and opens the window of what was held back meanwhile.</summary>
internal sealed class MailOutcomeWrite : SqliteWrite<bool>
{
    private readonly ClaimedMail _mail;
    private readonly MailOutcome _outcome;

    public MailOutcomeWrite(ClaimedMail mail, MailOutcome outcome)
    {
        _mail = mail;
        _outcome = outcome;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        Result = _outcome switch
        {
            MailOutcome.Ended ended => End(statements, ended),
            MailOutcome.PutOff putOff => Run(statements, MailSql.PutOff, ("$due", putOff.DueAt.ToUnixTimeMilliseconds())),
            _ => throw new InvalidOperationException($"Unknown outcome {_outcome}."),
        };
    }

    private bool End(SqliteStatements statements, MailOutcome.Ended ended)
    {
        var quiet = ended.QuietUntil.ToUnixTimeMilliseconds();
        if (!Run(statements, MailSql.End, ("$state", ended.State.Word()), ("$at", ended.At.ToUnixTimeMilliseconds()), ("$quiet", quiet)))
        {
            return false;
        }

        using var next = statements.Command(MailSql.OpenNext, ("$quiet", quiet), ("$contract", _mail.ContractId), ("$cause", _mail.Cause));
        next.ExecuteNonQuery();
        return true;
    }

    private bool Run(SqliteStatements statements, string sql, params ReadOnlySpan<(string Name, object? Value)> own)
    {
        using var command = statements.Command(
            sql,
            [
                ("$id", _mail.Id), ("$tries", _mail.Try), ("$recipients", MailAddresses.Join(_outcome.Recipients)),
                ("$finished", MailAddresses.Join(_outcome.FinishedRecipients)), ("$error", _outcome.Error), .. own,
            ]);
        return command.ExecuteNonQuery() == 1;
    }
}
