using System.Reflection;

namespace Eventhos.Server.Hosting;

/// <summary>The program's version.</summary>
public static class HubVersion
{
    /// <summary>E.g. <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(HubVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
