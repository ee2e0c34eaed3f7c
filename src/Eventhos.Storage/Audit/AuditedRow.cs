using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Eventhos.Storage.Audit;

/// <summary>A row that a change added, altered or deleted.</summary>
/// <param name="Entry">The row; after saving it holds what is.</param>
/// <param name="State">What was done to it.</param>
/// <param name="Before">What was; null for an added row.</param>
internal sealed record AuditedRow(EntityEntry Entry, EntityState State, PropertyValues? Before)
{
    /// <summary>Of a row that is about to be saved.</summary>
    public static AuditedRow Of(EntityEntry entry) => new(entry, entry.State, entry.State == EntityState.Added ? null : entry.OriginalValues.Clone());
}
