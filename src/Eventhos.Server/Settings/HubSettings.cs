using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Execute;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Mapping.Scripts;
using Eventhos.Engine.Retries;
using Eventhos.Server.Settings.OldNames;

namespace Eventhos.Server.Settings;

/// <summary>Everything that can be set, checked.</summary>
public sealed record HubSettings
{
    /// <summary>Addresses, and what a request may cost.</summary>
    public required ServerSettings Server { get; init; }

    /// <summary>Whose pages may read answers in a browser.</summary>
    public required CorsSettings Cors { get; init; }

    /// <summary>Where everything is kept.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>How long the event log goes back; null for ever.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>The data folder, absolute.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The first user's password; null generates one.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Tokens and clients.</summary>
    public required AuthSettings Auth { get; init; }

    /// <summary>Bounds of chains of replies.</summary>
    public required ReplyLimits Replies { get; init; }

    /// <summary>Bounds of retries of many.</summary>
    public required RetryLimits Retries { get; init; }

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

    /// <summary>The settings one by one, for people to look at; secrets masked.</summary>
    public IReadOnlyList<SettingInForce> InForce { get; init; } = [];

    /// <summary>What became of the predecessor's environment variables.</summary>
    public OldNamesReport OldNames { get; init; } = OldNamesReport.Nothing;
}
