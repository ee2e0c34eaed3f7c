using System.Security.Claims;

namespace Eventhos.Server.Ui.Session;

/// <summary>A user's session in a browser, as its cookie says.</summary>
/// <param name="SubjectId">The user's subject.</param>
/// <param name="Stamp">The user's stamp when it began: another one ends the session.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Address">From where it was begun.</param>
/// <param name="BeganAt">When.</param>
internal sealed record PageSession(long SubjectId, string Stamp, string Name, string? Address, DateTimeOffset BeganAt)
{
    private const string StampClaim = "stamp";
    private const string AddressClaim = "address";
    private const string BeganClaim = "began";

    /// <summary>As the cookie carries it.</summary>
    public ClaimsPrincipal ToClaims() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, $"{SubjectId}"),
            new Claim(ClaimTypes.Name, Name),
            new Claim(StampClaim, Stamp),
            new Claim(AddressClaim, Address ?? ""),
            new Claim(BeganClaim, $"{BeganAt.ToUnixTimeSeconds()}"),
        ],
        SessionCookie.Scheme));

    /// <summary>Null where nobody is signed in.</summary>
    public static PageSession? Of(ClaimsPrincipal? claims) =>
        long.TryParse(claims?.FindFirstValue(ClaimTypes.NameIdentifier), out var subject) && long.TryParse(claims.FindFirstValue(BeganClaim), out var began)
            ? new PageSession(
                subject, claims.FindFirstValue(StampClaim) ?? "", claims.FindFirstValue(ClaimTypes.Name) ?? "", claims.FindFirstValue(AddressClaim), DateTimeOffset.FromUnixTimeSeconds(began))
            : null;
}
