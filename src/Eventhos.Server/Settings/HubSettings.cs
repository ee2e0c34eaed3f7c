using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Execute;
using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Server.Settings;

/// <summary>Everything that can be set, checked.</summary>
public sealed record HubSettings
{
    /// <summary>Addresses to listen on.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>The data folder, absolute.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Longest event body accepted, in bytes.</summary>
    public required int MaxBodyBytes { get; init; }

    /// <summary>How long a stop waits for running executions.</summary>
    public required TimeSpan ShutdownPatience { get; init; }

    /// <summary>The first user's password; null generates one.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>How long a token from <c>/auth/token</c> and <c>/auth/login</c> lives.</summary>
    public required TimeSpan TokenLifetime { get; init; }

    /// <summary>What client ids end in.</summary>
    public required string ClientIdSuffix { get; init; }

    /// <summary>How deep chains of replies may get.</summary>
    public required int MaxReplyDepth { get; init; }

    /// <summary>Names whose values are masked in answers.</summary>
    public required IReadOnlyList<string> SensitiveNames { get; init; }

    /// <summary>Bounds of attempts.</summary>
    public required DeliverySettings Delivery { get; init; }

    /// <summary>Bounds of what is carried out and held at once.</summary>
    public required DispatchLimits Dispatch { get; init; }

    /// <summary>Bounds of JavaScript mappings.</summary>
    public required ScriptLimits Scripts { get; init; }

    /// <summary>How mails are sent; null when none are.</summary>
    public MailSettings? Mail { get; init; }
}
