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
        Result = reader.Read() ? MailRows.Claimed(reader) : null;
    }
}
