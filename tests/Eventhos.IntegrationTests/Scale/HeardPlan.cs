namespace Eventhos.IntegrationTests.Scale;

/// <summary>How a database goes about something a hub asked of its catalog.</summary>
internal sealed record HeardPlan
{
    public required string Sql { get; init; }

    /// <summary>As the database tells it.</summary>
    public required string Text { get; init; }

    /// <summary>Steps that read a table through in no order.</summary>
    public required IReadOnlyList<string> TableScans { get; init; }

    /// <summary>Steps that go through a table or an index from its beginning.</summary>
    public required IReadOnlyList<string> Walks { get; init; }

    /// <summary>It puts more in order than what it shows.</summary>
    public required bool Sorts { get; init; }
}
