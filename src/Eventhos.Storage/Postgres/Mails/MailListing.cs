using System.Data;
using Eventhos.Storage.Mails;
using Npgsql;

namespace Eventhos.Storage.Postgres.Mails;

/// <summary>One page of the list of mails.</summary>
internal sealed class MailListing
{
    private readonly MailFilter _filter;
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object? Value)> _parameters = [];

    public MailListing(MailFilter filter)
    {
        _filter = filter;
        if (filter.State is { } state)
        {
            _conditions.Add(state == MailState.Waiting ? "m.settled_at IS NULL" : "m.settled_at IS NOT NULL AND m.state = @state");
            _parameters.Add(("state", state.Word()));
        }

        if (filter.ContractId is { } contract)
        {
            _conditions.Add("m.contract_id = @contract");
            _parameters.Add(("contract", contract));
        }
    }

    /// <summary>Which mails of <c>mails m</c>.</summary>
    private string Condition => _conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", _conditions)}";

    private string Direction => _filter.Descending ? "DESC" : "ASC";

    private string Column => _filter.Order switch
    {
        MailOrder.ContractName => "c.name",
        MailOrder.Cause => "m.cause",
        MailOrder.State => "m.state",
        MailOrder.Tries => "m.tries",
        MailOrder.HeldBack => "m.held_back",
        MailOrder.CreatedAt => "m.created_at",
        // What has not been sent comes before all that has.
        MailOrder.SentAt => $"m.settled_at IS NOT NULL {Direction}, m.settled_at",
        _ => "m.id",
    };

    /// <summary>Reads page and total as of one moment.</summary>
    public async Task<MailPage> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var count = connection.Query($"SELECT count(*) FROM mails m {Condition}", _parameters);
        var total = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        var skip = (long)_filter.PageIndex * _filter.ItemsPerPage;
        return new MailPage(skip >= total ? [] : await ItemsAsync(connection, skip, cancellationToken), total);
    }

    private async Task<List<MailItem>> ItemsAsync(NpgsqlConnection connection, long skip, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(
            $"""
            SELECT m.id, m.contract_id, c.name, m.cause, m.execution_id, m.recipients, m.state, m.tries, m.held_back, m.created_at, m.settled_at, m.last_error
            FROM mails m LEFT JOIN contracts c ON c.id = m.contract_id {Condition}
            ORDER BY {Column} {Direction}, m.id {Direction} LIMIT @take OFFSET @skip
            """,
            [.. _parameters, ("take", _filter.ItemsPerPage), ("skip", skip)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<MailItem>();
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(MailRows.Item(reader));
        }

        return items;
    }
}
