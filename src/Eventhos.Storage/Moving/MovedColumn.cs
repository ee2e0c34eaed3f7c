namespace Eventhos.Storage.Moving;

/// <summary>A column that a move copies.</summary>
/// <param name="Name">Its name in both storages.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record MovedColumn(string Name, ColumnKind Kind);
