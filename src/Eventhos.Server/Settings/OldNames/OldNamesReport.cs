namespace Eventhos.Server.Settings.OldNames;

/// <summary>What became of the predecessor's environment variables; names only, never values.</summary>
/// <param name="Used">Variables that set something, each with the setting in brackets.</param>
/// <param name="Overridden">Variables that lost against the setting in brackets, which is set under its own name as well.</param>
/// <param name="Ignored">Variables that mean nothing here, each with the reason in brackets.</param>
public sealed record OldNamesReport(IReadOnlyList<string> Used, IReadOnlyList<string> Overridden, IReadOnlyList<string> Ignored)
{
    /// <summary>There were none.</summary>
    public static OldNamesReport Nothing { get; } = new([], [], []);
}
