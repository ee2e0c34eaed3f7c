namespace Eventhos.Storage.Sqlite;

/// <summary>One piece of a group commit.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Runs on the writer's thread inside the group's transaction; may run again after <see cref="RolledBack"/>.</summary>
    public abstract void Apply(SqliteStatements statements);

    /// <summary>The group was undone: gives back what <see cref="Apply"/> took outside the database.</summary>
    public virtual void RolledBack()
    {
    }

    /// <summary>The group is on disk.</summary>
    public abstract void Committed();

    /// <summary>Nothing was stored.</summary>
    public abstract void Failed(Exception exception);
}
