namespace Eventhos.Storage.Moving;

/// <summary>What a column holds, and in which of PostgreSQL's types; SQLite knows numbers, texts and bytes alone.</summary>
internal enum ColumnKind
{
    /// <summary><c>bigint</c>.</summary>
    Number,

    /// <summary><c>integer</c>.</summary>
    SmallNumber,

    /// <summary><c>boolean</c>; 0 or 1 on SQLite.</summary>
    Flag,

    /// <summary><c>text</c> or <c>citext</c>.</summary>
    Text,

    /// <summary><c>bytea</c>.</summary>
    Bytes,
}
