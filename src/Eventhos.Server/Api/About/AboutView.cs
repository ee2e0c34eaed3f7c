using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Eventhos.Server.Hosting;
using Eventhos.Server.Settings;
using Eventhos.Storage;

namespace Eventhos.Server.Api.About;

/// <summary>The hub: what runs, where it keeps its data, and how it is set up.</summary>
internal sealed record AboutView(
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("runtime"), Description("The .NET that it runs on.")] string Runtime,
    [property: JsonPropertyName("system"), Description("The operating system.")] string System,
    [property: JsonPropertyName("storage")] StorageView Storage,
    [property: JsonPropertyName("settings"), Description("By name.")] IReadOnlyList<SettingView> Settings)
{
    /// <summary>For the OpenAPI document.</summary>
    public static AboutView Example => new("0.1.0", ".NET 10.0.0", "Debian GNU/Linux 13", StorageView.Example, [SettingView.Example]);

    /// <summary>Of this process.</summary>
    public static AboutView From(StoragePicture storage, HubSettings settings) => new(
        HubVersion.Current, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription, StorageView.From(storage), [.. settings.InForce.Select(SettingView.From)]);
}
