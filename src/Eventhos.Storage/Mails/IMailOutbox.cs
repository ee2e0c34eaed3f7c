namespace Eventhos.Storage.Mails;

/// <summary>
/// The mails that settles have written. Any number of workers may send them: a mail is leased to one at a time, and one whose worker
/// dies is claimed again, so that each is sent at least once.
/// </summary>
public interface IMailOutbox
{
    /// <summary>Leases the mail that has been due for longest to the caller, for <paramref name="lease"/>; null when none is due.</summary>
    Task<ClaimedMail?> ClaimAsync(DateTimeOffset now, TimeSpan lease);

    /// <summary>Stores what came of it. False when the lease passed to another meanwhile: nothing changed.</summary>
    Task<bool> StoreAsync(ClaimedMail mail, MailOutcome outcome);

    /// <summary>Takes back the claims of workers that are gone; answers how many.</summary>
    Task<int> ReclaimAsync();

    /// <summary>Deletes at most <paramref name="max"/> mails that ended before a time, oldest first; answers how many.</summary>
    Task<int> PurgeAsync(DateTimeOffset before, int max);

    /// <summary>One page of mails, and how many match in all.</summary>
    Task<MailPage> ListAsync(MailFilter filter, CancellationToken cancellationToken);
}
