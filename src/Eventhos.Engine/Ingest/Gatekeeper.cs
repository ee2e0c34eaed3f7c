using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Ingest;

/// <summary>Step 1's first half: finds the event type in the snapshot and authenticates the client.</summary>
public sealed class Gatekeeper
{
    private readonly SnapshotStore _snapshots;
    private readonly IAccessKeys _accessKeys;

    /// <summary>A gatekeeper that reads the current snapshot.</summary>
    public Gatekeeper(SnapshotStore snapshots, IAccessKeys accessKeys)
    {
        _snapshots = snapshots;
        _accessKeys = accessKeys;
    }

    /// <summary>Decides.</summary>
    public Admission Admit(string eventIdentifier, string accessKey)
    {
        var snapshot = _snapshots.Current;
        if (!snapshot.Events.TryGetValue(eventIdentifier, out var route))
        {
            return new Admission.EventUnknown();
        }

        if (!snapshot.SystemClients.TryGetValue(route.SystemId, out var client))
        {
            return new Admission.NoClient();
        }

        // Revocation is told only to a caller whose token is otherwise right.
        if (!_accessKeys.Belongs(accessKey, client))
        {
            return new Admission.IncorrectToken();
        }

        return client.Revoked ? new Admission.Revoked() : new Admission.Granted(route);
    }
}
