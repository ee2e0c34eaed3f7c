using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>ISO 8601 in UTC with milliseconds and <c>Z</c>.</summary>
public sealed class UtcDateConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
}
