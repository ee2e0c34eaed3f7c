namespace Eventhos.Storage.Catalog;

/// <summary>Credentials of a system that calls the hub.</summary>
public sealed class Client
{
    public long Id { get; set; }
    public long SubjectId { get; set; }
    public required Subject Subject { get; set; }

    /// <summary>The public client id, with its suffix.</summary>
    public required string Identifier { get; set; }

    /// <summary>Encrypted; those who may update clients can look it up.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>Changes whenever earlier tokens must stop working.</summary>
    public required string Stamp { get; set; }

    /// <summary>SHA-256 of the long-lived token; null without one.</summary>
    public byte[]? LongLivedTokenHash { get; set; }
    public bool Revoked { get; set; }
    public bool Deleted { get; set; }
}
