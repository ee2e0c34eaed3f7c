namespace Eventhos.Server.Settings.OldNames;

public sealed partial class OldNamesNotice
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Taken from environment variables of the predecessor: {Variables}")]
    private partial void LogUsed(string variables);

    [LoggerMessage(Level = LogLevel.Information, Message = "Not taken, because the setting is set under its own name: {Variables}")]
    private partial void LogOverridden(string variables);

    [LoggerMessage(Level = LogLevel.Information, Message = "Environment variables of the predecessor that have no meaning here: {Variables}")]
    private partial void LogIgnored(string variables);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "JWT_SECRET is shorter than 32 characters. It is stretched, but whoever guesses it can make tokens of any user: set Auth:TokenSecret to a long random text.")]
    private partial void LogShortSecret();
}
