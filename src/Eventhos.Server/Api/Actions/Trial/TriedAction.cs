using Eventhos.Engine.Routing;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>An action as it is being written.</summary>
/// <param name="Id">The stored action that is being changed; null for a new one.</param>
/// <param name="Request">What is written.</param>
/// <param name="Compiled">The same, compiled.</param>
internal sealed record TriedAction(long? Id, ActionRequest Request, CompiledAction Compiled);
