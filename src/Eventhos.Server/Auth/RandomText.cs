using System.Security.Cryptography;

namespace Eventhos.Server.Auth;

/// <summary>Random texts from a cryptographic source.</summary>
public static class RandomText
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /// <summary><paramref name="length"/> characters of <c>A-Za-z0-9_-</c>, 6 bits each.</summary>
    public static string Make(int length) => RandomNumberGenerator.GetString(Alphabet, length);
}
