using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Scripts:*</c>.</summary>
internal static class ScriptsSection
{
    /// <summary>Reads.</summary>
    public static ScriptLimits Read(SettingsSource source) => new()
    {
        Time = TimeSpan.FromMilliseconds(source.Number("Scripts:TimeoutMilliseconds", 1000, 1, 60_000)),
        MemoryBytes = source.Number("Scripts:MemoryMegabytes", 64, 1, 2000) * 1024L * 1024,
        Recursion = source.Number("Scripts:Recursion", 256, 1, 5000),
    };
}
