using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Systems;

namespace Eventhos.Server.Ui.Map;

/// <summary>The rows that the map is made of; null where the user may not select them, and then contracts alone tell of them.</summary>
internal sealed record MapWiring(
    IReadOnlyList<ContractRow> Contracts, IReadOnlyList<EventRow>? Events, IReadOnlyList<ActionRow>? Actions, IReadOnlyList<SystemRow>? Systems);
