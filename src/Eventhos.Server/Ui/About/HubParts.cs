namespace Eventhos.Server.Ui.About;

/// <summary>The libraries in the hub, as in <c>docs/dependencies.md</c>.</summary>
internal static class HubParts
{
    private const string Mit = "MIT";

    /// <summary>By name.</summary>
    public static IReadOnlyList<HubPart> All { get; } =
    [
        new(".NET, ASP.NET Core", Mit),
        new("Acornima", "BSD-3-Clause"),
        new("BouncyCastle.Cryptography", Mit),
        new("DbUp", Mit),
        new("EFCore.NamingConventions", "Apache-2.0"),
        new("Jint", "BSD-2-Clause"),
        new("libsodium", "ISC"),
        new("MailKit, MimeKit", Mit),
        new("Microsoft.Data.Sqlite", Mit),
        new("Microsoft.EntityFrameworkCore", Mit),
        new("Microsoft.IdentityModel.JsonWebTokens", Mit),
        new("Microsoft.OpenApi", Mit),
        new("MudBlazor", Mit),
        new("Npgsql", "PostgreSQL"),
        new("NSec.Cryptography", Mit),
        new("Scalar.AspNetCore", Mit),
        new("SQLite", "public domain"),
        new("SQLitePCLRaw", "Apache-2.0"),
        new("System.CommandLine", Mit),
    ];
}
