using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Eventhos.Storage.Audit;

/// <summary>What the rows of the catalog are called in the audit log, and which of their columns tell nobody anything.</summary>
internal static class AuditTargets
{
    private const string IdName = "Id";

    private static readonly string[] Untold =
    [
        IdName, nameof(User.Stamp), nameof(User.UsernameKey), "FailedLogins", "LockedUntil",
        nameof(ITimestamped.CreatedAt), nameof(ITimestamped.UpdatedAt), nameof(ConsumerAction.Version),
    ];

    /// <summary>The word of a row, e.g. <c>event</c>; a link between two tables goes by its table's name.</summary>
    public static string WordOf(EntityEntry entry) => entry.Entity switch
    {
        ConnectedSystem => "system",
        EventType => "event",
        ConsumerAction => "action",
        Dictionary<string, object> => entry.Metadata.ShortName(),
        var row => row.GetType().Name.ToLowerInvariant(),
    };

    /// <summary>The lower, the likelier it is what the change was about.</summary>
    public static int RankOf(EntityEntry entry) => entry.Entity switch
    {
        Dictionary<string, object> => 3,
        Subject => 2,
        Permission => 1,
        _ => 0,
    };

    /// <summary>The row's id; null for a link.</summary>
    public static long? IdOf(EntityEntry entry) => entry.Metadata.FindProperty(IdName) is { } id ? (long?)entry.CurrentValues[id] : null;

    /// <summary>True for columns that an entry shows.</summary>
    public static bool IsTold(IProperty property) => !Array.Exists(Untold, name => name == property.Name);
}
