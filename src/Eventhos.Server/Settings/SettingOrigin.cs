namespace Eventhos.Server.Settings;

/// <summary>Where the value of a setting comes from.</summary>
public enum SettingOrigin
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary>A file.</summary>
    File,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>One of the predecessor's environment variables.</summary>
    OldName,

    /// <summary>Whoever started the program.</summary>
    CommandLine,
}
