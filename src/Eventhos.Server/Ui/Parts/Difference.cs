namespace Eventhos.Server.Ui.Parts;

/// <summary>A field in two versions.</summary>
/// <param name="Field">What it is called.</param>
/// <param name="Theirs">As somebody else saved it.</param>
/// <param name="Mine">As it is filled in here.</param>
public sealed record Difference(string Field, string? Theirs, string? Mine)
{
    /// <summary>Those of some fields that are not the same.</summary>
    public static IReadOnlyList<Difference> Among(params Difference[] fields) =>
        [.. fields.Where(field => !string.Equals(field.Theirs ?? "", field.Mine ?? "", StringComparison.Ordinal))];
}
