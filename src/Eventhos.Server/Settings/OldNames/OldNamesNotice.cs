namespace Eventhos.Server.Settings.OldNames;

/// <summary>Tells in the log, at the start, what became of the predecessor's environment variables.</summary>
public sealed partial class OldNamesNotice
{
    private readonly HubSettings _settings;
    private readonly ILogger<OldNamesNotice> _logger;

    /// <summary>For these settings.</summary>
    public OldNamesNotice(HubSettings settings, ILogger<OldNamesNotice> logger)
    {
        _settings = settings;
        _logger = logger;
    }

    /// <summary>One line for each thing that became of some; none where there are none.</summary>
    public void Tell()
    {
        var report = _settings.OldNames;
        Tell(report.Used, LogUsed);
        Tell(report.Overridden, LogOverridden);
        Tell(report.Ignored, LogIgnored);
        if (_settings.Auth.TokenSecret is { Length: < AuthSettings.MinTokenSecret })
        {
            LogShortSecret();
        }
    }

    private static void Tell(IReadOnlyList<string> variables, Action<string> log)
    {
        if (variables.Count > 0)
        {
            log(string.Join(", ", variables));
        }
    }
}
