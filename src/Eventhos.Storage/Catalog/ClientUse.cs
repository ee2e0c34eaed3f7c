using Eventhos.Storage.Audit;

namespace Eventhos.Storage.Catalog;

/// <summary>When a client was last let in. Nobody's change, so not in the audit log.</summary>
public sealed class ClientUse : INotAudited
{
    public long SubjectId { get; set; }

    /// <summary>To the minute (UTC).</summary>
    public DateTimeOffset UsedAt { get; set; }
}
