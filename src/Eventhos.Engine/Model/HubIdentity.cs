namespace Eventhos.Engine.Model;

/// <summary>Who this hub is.</summary>
/// <param name="Id">Made once for a database, so that webhook ids of two hubs, or of a hub set up anew, never meet.</param>
/// <param name="Version">The program's version.</param>
public sealed record HubIdentity(string Id, string Version)
{
    /// <summary>The <c>webhook-id</c> of an execution: the same for all its attempts, on every node and after every restart.</summary>
    public string WebhookId(long executionId) => $"evh_{Id}_{executionId}";

    /// <summary>The <c>webhook-id</c> of a request that belongs to no execution: like none of theirs, which end in digits alone.</summary>
    public string WebhookId(string name) => $"evh_{Id}_{name}";
}
