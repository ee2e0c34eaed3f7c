namespace Eventhos.Storage.Postgres.Writing;

/// <summary>One piece of a group.</summary>
internal abstract class BatchItem
{
    /// <summary>The group was undone: gives back what was taken outside the database.</summary>
    public virtual void RolledBack()
    {
    }

    /// <summary>The group is on disk.</summary>
    public abstract void Stored();

    /// <summary>Nothing was stored.</summary>
    public abstract void Failed(Exception exception);
}
