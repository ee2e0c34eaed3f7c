using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Auth;

/// <summary>What differs between users and clients where both are subjects: their name and their roles.</summary>
/// <param name="Subject">One of <see cref="SubjectKind"/>.</param>
/// <param name="Renamed">The message of a change of name.</param>
/// <param name="RenamedCode">Its code.</param>
/// <param name="NotFound">The refusal of an unknown subject id.</param>
internal sealed record AccountKind(string Subject, string Renamed, int RenamedCode, Func<object?, ApiException> NotFound)
{
    /// <summary>People.</summary>
    public static AccountKind User { get; } = new(SubjectKind.User, "User updated", 200001, Users.UserIds.NotFound);

    /// <summary>Credentials of systems.</summary>
    public static AccountKind Client { get; } = new(SubjectKind.Client, "Client updated", 200000, id => RouteIds.NotFound("client", id));
}
