namespace Eventhos.Server.Settings;

/// <summary>Where settings come from: files, then the environment, then whoever starts the program.</summary>
internal static class HubConfiguration
{
    /// <summary>All of them; what comes later wins.</summary>
    public static IConfigurationRoot Of(IReadOnlyDictionary<string, string?> overrides) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
        .AddEnvironmentVariables("EVENTHOS__")
        .AddInMemoryCollection(overrides)
        .Build();
}
