namespace Eventhos.Server.Ui.Access;

/// <summary>What is filled in on the form of a role.</summary>
public sealed class RoleDraft
{
    /// <summary>Fixed once the role is there.</summary>
    public string Identifier { get; set; } = "";

    /// <summary>The ids of the permissions that are ticked.</summary>
    public SortedSet<long> Allowed { get; init; } = [];
}
