using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>A conversation with a hub before a witness. Setting up what it is about goes past the witness.</summary>
/// <param name="Hub">The hub.</param>
/// <param name="Admin">Calls as the administrator, witnessed.</param>
/// <param name="Consumer">Where actions go.</param>
public sealed record Talk(RunningHub Hub, HubApi Admin, Receiver Consumer)
{
    /// <summary>An id that nothing has.</summary>
    public const long Unknown = 999_999;

    /// <summary>Longer than an identifier may be.</summary>
    public static string TooLong { get; } = new('x', 151);

    /// <summary>Calls without a token, witnessed.</summary>
    public HubApi Anyone => Admin.As(null);
}
