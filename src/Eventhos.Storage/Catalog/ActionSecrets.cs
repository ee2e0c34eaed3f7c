using System.Text.Json;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Catalog;

/// <summary>Encrypts and decrypts the parts of an action that may hold credentials.</summary>
public sealed class ActionSecrets
{
    private readonly CatalogProtection _protection;

    /// <summary>With the keys of <paramref name="protection"/>.</summary>
    public ActionSecrets(CatalogProtection protection) => _protection = protection;

    /// <summary>For <see cref="ConsumerAction.Request"/>.</summary>
    public byte[] Protect(ActionRequest request) => _protection.Actions.Protect(JsonSerializer.SerializeToUtf8Bytes(request));

    /// <summary>For <see cref="ConsumerAction.Security"/>.</summary>
    public byte[]? Protect(ActionSecurity? security) =>
        security is null ? null : _protection.Actions.Protect(JsonSerializer.SerializeToUtf8Bytes(security));

    /// <summary>The request of an action.</summary>
    public ActionRequest RequestOf(ConsumerAction action) => OpenRequest(action.Request);

    /// <summary>The security of an action; null without.</summary>
    public ActionSecurity? SecurityOf(ConsumerAction action) => action.Security is null ? null : OpenSecurity(action.Security);

    /// <summary>What <see cref="ConsumerAction.Request"/> holds.</summary>
    public ActionRequest OpenRequest(byte[] stored) => JsonSerializer.Deserialize<ActionRequest>(_protection.Actions.Unprotect(stored))!;

    /// <summary>What <see cref="ConsumerAction.Security"/> holds.</summary>
    public ActionSecurity OpenSecurity(byte[] stored) => JsonSerializer.Deserialize<ActionSecurity>(_protection.Actions.Unprotect(stored))!;
}
