namespace Eventhos.Storage.Journal;

/// <summary>What a filter's words and systems mean in the catalog: few rows, many events, so these are looked up first.</summary>
/// <param name="EventTypes">Of these kinds; null for any.</param>
/// <param name="Contracts">With an execution of one of these; null for any.</param>
internal sealed record LogSelection(IReadOnlyList<long>? EventTypes, IReadOnlyList<long>? Contracts)
{
    /// <summary>Everything.</summary>
    public static LogSelection All { get; } = new(null, null);

    /// <summary>Of a filter, of what is known of its part of an identifier and of its contracts with their event types.</summary>
    public static LogSelection Of(EventLogFilter filter, IReadOnlyList<long>? byIdentifier, IReadOnlyList<(long ContractId, long EventTypeId)>? contracts)
    {
        IEnumerable<long>? types = byIdentifier;
        if (filter.EventTypeId is { } only)
        {
            types = types?.Where(type => type == only) ?? [only];
        }

        if (contracts is not null)
        {
            // A contract is about one kind of event, so no other need be looked at.
            var concerned = contracts.Select(contract => contract.EventTypeId).Distinct();
            types = types?.Intersect(concerned) ?? concerned;
        }

        return new LogSelection(types?.ToList(), contracts?.Select(contract => contract.ContractId).ToList());
    }
}
