namespace Eventhos.Storage.Mails;

/// <summary>Lists of addresses as they are stored. No address that a mail goes to holds a comma.</summary>
internal static class MailAddresses
{
    public static string Join(IReadOnlyList<string> addresses) => string.Join(',', addresses);

    public static string[] Split(string stored) => stored.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
