using Eventhos.Storage.Mails;

namespace Eventhos.Storage.Sqlite;

/// <summary>Leases the next mail to a worker.</summary>
internal sealed class MailClaimWrite : SqliteWrite<ClaimedMail?>
{
    private readonly DateTimeOffset _now;
    private readonly TimeSpan _lease;

    public MailClaimWrite(DateTimeOffset now, TimeSpan lease)
    {
        _now = now;
        _lease = lease;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        using var command = statements.Command(
            MailSql.Claim, ("$now", _now.ToUnixTimeMilliseconds()), ("$until", (_now + _lease).ToUnixTimeMilliseconds()));
        using var reader = command.ExecuteReader();
        Result = !reader.Read() ? null : new ClaimedMail
        {
            Id = reader.GetInt64(0),
            ContractId = reader.GetInt64(1),
            Cause = reader.GetString(2),
            ExecutionId = reader.GetInt64(3),
            HeldBack = reader.GetInt32(4),
            Try = reader.GetInt32(5),
            CreatedAt = reader.Time(6),
            FirstTryAt = reader.Time(7),
            FinishedRecipients = MailAddresses.Split(reader.GetString(8)),
        };
    }
}
