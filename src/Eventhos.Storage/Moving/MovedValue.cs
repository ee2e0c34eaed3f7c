using System.Text;

namespace Eventhos.Storage.Moving;

/// <summary>A value on its way from one storage to the other: nothing, a number (also for yes and no), or bytes (also for texts, as UTF-8).</summary>
internal readonly record struct MovedValue
{
    private MovedValue(bool isNull, long number, byte[]? bytes)
    {
        IsNull = isNull;
        Number = number;
        Bytes = bytes;
    }

    /// <summary>Nothing.</summary>
    public static MovedValue Null { get; } = new(isNull: true, 0, bytes: null);

    public bool IsNull { get; }

    public long Number { get; }

    public byte[]? Bytes { get; }

    public static MovedValue Of(long number) => new(isNull: false, number, bytes: null);

    public static MovedValue Of(byte[] bytes) => new(isNull: false, 0, bytes);

    /// <summary>A text as both storages can hold it: <see cref="Postgres.PostgresText.Storable"/>, and whole characters.</summary>
    public static MovedValue OfText(byte[] utf8)
    {
        var isStorable = !utf8.AsSpan().Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(utf8);
        return Of(isStorable ? utf8 : Encoding.UTF8.GetBytes(Storage.Postgres.PostgresText.Storable(Encoding.UTF8.GetString(utf8))));
    }

    /// <summary>About how much memory it takes.</summary>
    public int Size => 24 + (Bytes?.Length ?? 0);

    /// <inheritdoc />
    public override string ToString() => IsNull ? "null" : Bytes is null ? $"{Number}" : Encoding.UTF8.GetString(Bytes);
}
