namespace Eventhos.Storage.Moving;

/// <summary>A table that a move copies: the same in both storages but for what is said here.</summary>
/// <param name="Name">Its name.</param>
internal sealed record MovedTable(string Name)
{
    /// <summary>Columns that hold numbers.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Columns that hold small numbers.</summary>
    public IReadOnlyList<string> SmallNumbers { get; init; } = [];

    /// <summary>Columns that hold yes or no.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Columns that hold texts.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Columns that hold bytes.</summary>
    public IReadOnlyList<string> Blobs { get; init; } = [];

    /// <summary>What tells its rows apart.</summary>
    public IReadOnlyList<string> Key { get; init; } = ["id"];

    /// <summary>A condition on the rows that are copied, over the table as <c>t</c>.</summary>
    public string Condition { get; init; } = "1 = 1";

    /// <summary>Columns that are read otherwise than they are stored: the expression, over the table as <c>t</c>.</summary>
    public IReadOnlyDictionary<string, string> ReadAs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Columns that SQLite does not have, and what they are read from there.</summary>
    public IReadOnlyDictionary<string, string> NotInSqlite { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What SQLite joins for that.</summary>
    public string SqliteJoins { get; init; } = "";

    /// <summary>True where ids are handed out by the database, and none twice.</summary>
    public bool HandsOutIds { get; init; }

    /// <summary>The sequence of PostgreSQL that follows the highest id; null where there is none beside that of <see cref="HandsOutIds"/>.</summary>
    public string? Sequence { get; init; }

    /// <summary>True where rows lie in PostgreSQL's partitions, by their <c>received_at</c>.</summary>
    public bool IsPartitioned { get; init; }

    /// <summary>All columns, in the order of a row's values.</summary>
    public IReadOnlyList<MovedColumn> Columns => field ??=
    [
        .. Numbers.Select(name => new MovedColumn(name, ColumnKind.Number)),
        .. SmallNumbers.Select(name => new MovedColumn(name, ColumnKind.SmallNumber)),
        .. Flags.Select(name => new MovedColumn(name, ColumnKind.Flag)),
        .. Texts.Select(name => new MovedColumn(name, ColumnKind.Text)),
        .. Blobs.Select(name => new MovedColumn(name, ColumnKind.Bytes)),
    ];

    /// <summary>The places of the key's columns in a row.</summary>
    public IReadOnlyList<int> KeyPlaces => field ??= [.. Key.Select(PlaceOf)];

    /// <summary>True where the key is numbers, so that a move can stop behind any row and go on there; otherwise the table is copied at once.</summary>
    public bool HasCursor => KeyPlaces.All(place => Columns[place].Kind is ColumnKind.Number or ColumnKind.SmallNumber);

    /// <summary>A row as people are told of it, e.g. <c>attempts 17/2</c>.</summary>
    public string NameOf(MovedValue[] row) => $"{Name} {string.Join('/', KeyPlaces.Select(place => row[place].ToString()))}";

    /// <summary>Where a column's value is in a row.</summary>
    public int PlaceOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"{Name} has no column {column}.");
    }
}
