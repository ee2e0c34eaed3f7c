namespace Eventhos.Storage.Catalog;

/// <summary>What a subject is.</summary>
public static class SubjectKind
{
    /// <summary>A person.</summary>
    public const string User = "user";

    /// <summary>The credentials of a system.</summary>
    public const string Client = "client";
}
