using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Ingest;

/// <summary>Checks the token a producer sends with an event.</summary>
public interface IAccessKeys
{
    /// <summary>True when <paramref name="token"/> is a live token of <paramref name="client"/>, revoked or not. Takes the same time for every wrong token.</summary>
    bool Belongs(string token, ClientAccess client);
}
