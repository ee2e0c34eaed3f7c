using System.ComponentModel;
using System.Text.Json.Serialization;
using Eventhos.Storage;

namespace Eventhos.Server.Api.About;

/// <summary>The database.</summary>
internal sealed record StorageView(
    [property: JsonPropertyName("provider")] string Provider,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("bytes"), Description("How large it is on disk.")] long Bytes,
    [property: JsonPropertyName("schema"), Description("The newest schema script that was applied.")] string Schema)
{
    /// <summary>For the OpenAPI document.</summary>
    public static StorageView Example => new("SQLite", "3.50.3", 1_540_096, "0010_client_uses");

    /// <summary>From storage.</summary>
    public static StorageView From(StoragePicture picture) => new(picture.Provider, picture.Version, picture.Bytes, picture.Schema);
}
