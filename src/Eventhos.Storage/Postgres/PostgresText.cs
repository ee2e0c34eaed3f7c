using System.Diagnostics.CodeAnalysis;

namespace Eventhos.Storage.Postgres;

/// <summary>Texts from outside as the database can hold them.</summary>
internal static class PostgresText
{
    /// <summary>The text with U+FFFD for each U+0000, which no column takes.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Storable(this string? text) => text?.Replace('\0', '\uFFFD');
}
