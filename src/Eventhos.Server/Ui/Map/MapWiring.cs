using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.Events;

namespace Eventhos.Server.Ui.Map;

/// <summary>The rows that the map is made of. Contracts tell of all they connect; the others of what has no contract, and are null where the user may not select them.</summary>
internal sealed record MapWiring(IReadOnlyList<ContractRow> Contracts, IReadOnlyList<EventRow>? Events, IReadOnlyList<ActionRow>? Actions);
