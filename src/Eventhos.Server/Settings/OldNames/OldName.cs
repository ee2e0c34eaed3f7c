namespace Eventhos.Server.Settings.OldNames;

/// <summary>An environment variable of the predecessor that means what a setting means.</summary>
/// <param name="Variable">Its name; letter case counts, as it did there.</param>
/// <param name="Key">The setting.</param>
/// <param name="Translate">Its value as that setting takes it. What can't be translated stays as it is, for the setting to refuse.</param>
internal sealed record OldName(string Variable, string Key, Func<string, string> Translate);
