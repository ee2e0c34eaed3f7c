namespace Eventhos.Storage.Postgres.Writing;

/// <summary>What sessions that ended leave to others.</summary>
/// <param name="Leases">Executions that are ready again, and retries of many that nobody carries out.</param>
/// <param name="Mails">Mails that nobody has any more.</param>
internal sealed record Released(int Leases, int Mails)
{
    /// <summary>True when there is something to do for others.</summary>
    public bool IsAny => Leases > 0 || Mails > 0;
}
