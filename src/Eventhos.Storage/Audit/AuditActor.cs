namespace Eventhos.Storage.Audit;

/// <summary>Whose act an audit entry records.</summary>
public enum AuditActor
{
    /// <summary>A person who signed in.</summary>
    User,

    /// <summary>A client with a bearer token or an access key.</summary>
    Client,

    /// <summary>The hub itself.</summary>
    Hub,
}
