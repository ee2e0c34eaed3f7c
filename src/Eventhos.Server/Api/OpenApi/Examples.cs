namespace Eventhos.Server.Api.OpenApi;

/// <summary>Values of examples that many share.</summary>
internal static class Examples
{
    /// <summary>A time.</summary>
    public static DateTimeOffset Time { get; } = new(2026, 11, 23, 15, 45, 11, 317, TimeSpan.Zero);
}
