namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads of <c>Server:*</c> what a request may cost.</summary>
internal static class LimitsSection
{
    /// <summary>Reads.</summary>
    public static RequestLimits Read(SettingsSource source) => new()
    {
        BodyBytes = source.Number("Server:MaxBodyBytes", 1024 * 1024, 1, 100 * 1024 * 1024),
        LineBytes = source.Number("Server:MaxRequestLineBytes", 8 * 1024, 128, 1024 * 1024),
        HeaderBytes = source.Number("Server:MaxHeaderBytes", 32 * 1024, 1024, 1024 * 1024),
        Headers = source.Number("Server:MaxHeaders", 100, 10, 10_000),
        HeaderTime = source.Seconds("Server:HeaderSeconds", 15, 1, 3600),
        BodyRate = source.Number("Server:MinBodyBytesPerSecond", 240, 0, 100 * 1024 * 1024),
        AnswerRate = source.Number("Server:MinAnswerBytesPerSecond", 240, 0, 100 * 1024 * 1024),

        // Kestrel looks once a second, and takes no grace that is not longer than that.
        RateGrace = source.Seconds("Server:SlowGraceSeconds", 5, 2, 3600),
        KeepAlive = source.Seconds("Server:KeepAliveSeconds", 130, 1, 86_400),
        Connections = source.Number("Server:MaxConnections", 10_000, 0, 1_000_000),
        StreamsPerConnection = source.Number("Server:MaxStreamsPerConnection", 100, 1, 10_000),
    };
}
