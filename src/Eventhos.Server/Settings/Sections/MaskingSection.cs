using Eventhos.Storage.Protection;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Masking:*</c>.</summary>
internal static class MaskingSection
{
    /// <summary>Names that are masked where nothing is set.</summary>
    public static string DefaultNames { get; } = string.Join(", ", Masking.DefaultNames);

    /// <summary>Reads.</summary>
    public static IReadOnlyList<string> Read(SettingsSource source) => source.Texts("Masking:Names", DefaultNames);
}
