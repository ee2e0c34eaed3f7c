namespace Eventhos.Server.Settings;

/// <summary>A setting as it is in force, for people to look at.</summary>
/// <param name="Name">As in <c>docs/settings.md</c>.</param>
/// <param name="Value">Its value, secrets masked; null where it has none.</param>
/// <param name="Origin">Where that comes from.</param>
/// <param name="Place">The file or the variable; null for others.</param>
public sealed record SettingInForce(string Name, string? Value, SettingOrigin Origin, string? Place);
