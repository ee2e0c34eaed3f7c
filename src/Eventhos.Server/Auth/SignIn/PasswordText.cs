using Eventhos.Server.Api;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>What can be a password: any text that is not empty and not so long that hashing it would be an attack.</summary>
internal static class PasswordText
{
    /// <summary>Longest password, in characters (UTF-16 code units).</summary>
    public const int MaxLength = 1024;

    /// <summary>A password in a body.</summary>
    /// <exception cref="ApiException">It is missing, empty or too long.</exception>
    public static string Read(ApiBody body, string field)
    {
        var password = body.Text(field);
        return password.Length <= MaxLength ? password : throw new ApiException(400, 400111, $"Invalid body; {field} has more than {MaxLength} characters");
    }
}
