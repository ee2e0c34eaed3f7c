namespace Eventhos.Server.Commands.Audit;

/// <summary>Where the audit log ended when somebody noted it.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Hash">Its hash, in hexadecimal.</param>
internal sealed record NotedEnd(long Id, string Hash)
{
    /// <summary>From <c>id:hash</c>; null when it is not that.</summary>
    public static NotedEnd? Parse(string text) =>
        text.Split(':') is [var id, { Length: 64 } hash] && long.TryParse(id, out var number) && hash.All(char.IsAsciiHexDigit)
            ? new NotedEnd(number, hash.ToLowerInvariant())
            : null;
}
