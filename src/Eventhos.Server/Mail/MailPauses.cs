namespace Eventhos.Server.Mail;

/// <summary>When a mail is tried again: soon at first, then every hour, for a day.</summary>
internal static class MailPauses
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);
    private static readonly TimeSpan[] First = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <summary>How long to wait after so many tries, the first of which was so long ago; null to give up.</summary>
    public static TimeSpan? After(int tries, TimeSpan sinceFirst)
    {
        var pause = tries <= First.Length ? First[tries - 1] : Longest;
        return sinceFirst + pause > Patience ? null : pause;
    }
}
