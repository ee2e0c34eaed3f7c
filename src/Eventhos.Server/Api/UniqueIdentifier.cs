using Eventhos.Server.Auth;

namespace Eventhos.Server.Api;

/// <summary>Identifiers that are made unique.</summary>
public static class UniqueIdentifier
{
    private const int MaxLength = 150;

    /// <summary><c>IDENTIFIER-</c> and 10 random characters.</summary>
    public static string Make(string identifier) => $"{Check(identifier)}-{RandomText.Make(10)}";

    /// <summary>The identifier, where it can be one.</summary>
    /// <exception cref="ApiException">It is too long, or holds control characters.</exception>
    public static string Check(string identifier)
    {
        if (identifier.Length > MaxLength || identifier.Any(char.IsControl))
        {
            throw new ApiException(400, 400110, $"Invalid body; an identifier has at most {MaxLength} characters and no control characters");
        }

        return identifier.Trim();
    }
}
