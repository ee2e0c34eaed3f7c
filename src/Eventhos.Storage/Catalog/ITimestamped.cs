namespace Eventhos.Storage.Catalog;

/// <summary>A row that knows when it was made and last changed.</summary>
public interface ITimestamped
{
    /// <summary>When it was made (UTC).</summary>
    DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    DateTimeOffset UpdatedAt { get; set; }
}
