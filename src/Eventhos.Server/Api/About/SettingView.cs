using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Server.Settings;

namespace Eventhos.Server.Api.About;

/// <summary>A setting as it is in force.</summary>
internal sealed record SettingView(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("value"), Description("`***` for a secret; null where there is none.")] string? Value,
    [property: JsonPropertyName("origin"), AllowedValues("default", "file", "environment", "old_name", "command_line"), Description("Who set it; `default`: nobody.")] string Origin,
    [property: JsonPropertyName("place"), Description("The file or the environment variable.")] string? Place)
{
    /// <summary>For the OpenAPI document.</summary>
    public static SettingView Example => new("Server:Urls", "http://*:2109", "environment", "EVENTHOS__SERVER__URLS");

    /// <summary>From the settings.</summary>
    public static SettingView From(SettingInForce setting) => new(setting.Name, setting.Value, Word(setting.Origin), setting.Place);

    private static string Word(SettingOrigin origin) => origin switch
    {
        SettingOrigin.File => "file",
        SettingOrigin.Environment => "environment",
        SettingOrigin.OldName => "old_name",
        SettingOrigin.CommandLine => "command_line",
        _ => "default",
    };
}
