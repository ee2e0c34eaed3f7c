using System.Text.Json;

namespace Eventhos.Storage.Moving;

/// <summary>How far a move is: kept in the target, in the transaction of each batch, and taken away at the end. No hub starts while it is there.</summary>
internal sealed record MoveMark
{
    /// <summary>Its row in <c>hub_settings</c>.</summary>
    public const string Name = "move";

    /// <summary>Which hub is moved.</summary>
    public required string Hub { get; init; }

    /// <summary>The last session on the source: another one means that its rows may have changed since.</summary>
    public required long LastSession { get; init; }

    /// <summary>Where from, for people.</summary>
    public required string From { get; init; }

    /// <summary>What of each table is there.</summary>
    public IDictionary<string, CopiedPart> Tables { get; init; } = new Dictionary<string, CopiedPart>(StringComparer.Ordinal);

    /// <summary>What of a table is there.</summary>
    public CopiedPart PartOf(MovedTable table) => Tables.TryGetValue(table.Name, out var part) ? part : CopiedPart.Nothing;

    /// <summary>As it is stored.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>Out of what is stored.</summary>
    public static MoveMark Parse(byte[] stored) => JsonSerializer.Deserialize<MoveMark>(stored)!;
}
