using Eventhos.Storage.Mails;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>One page of the list of mails.</summary>
internal sealed class MailListing
{
    private readonly SqliteConnection _connection;
    private readonly MailFilter _filter;
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object Value)> _parameters = [];

    public MailListing(SqliteConnection connection, MailFilter filter)
    {
        _connection = connection;
        _filter = filter;
        if (filter.State is { } state)
        {
            _conditions.Add(state == MailState.Waiting ? "m.settled_at IS NULL" : "m.settled_at IS NOT NULL AND m.state = $state");
            _parameters.Add(("$state", state.Word()));
        }

        if (filter.ContractId is { } contract)
        {
            _conditions.Add("m.contract_id = $contract");
            _parameters.Add(("$contract", contract));
        }
    }

    private string Condition => _conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", _conditions)}";

    private string Column => _filter.Order switch
    {
        MailOrder.ContractName => "c.name",
        MailOrder.Cause => "m.cause",
        MailOrder.State => "m.state",
        MailOrder.Tries => "m.tries",
        MailOrder.HeldBack => "m.held_back",
        MailOrder.CreatedAt => "m.created_at",
        MailOrder.SentAt => "m.settled_at",
        _ => "m.id",
    };

    public MailPage Read()
    {
        var total = Count();
        var skip = (long)_filter.PageIndex * _filter.ItemsPerPage;
        return new MailPage(skip >= total ? [] : Items(skip), total);
    }

    private long Count()
    {
        using var command = _connection.Query($"SELECT count(*) FROM mails m {Condition}", _parameters);
        return (long)command.ExecuteScalar()!;
    }

    private List<MailItem> Items(long skip)
    {
        var direction = _filter.Descending ? "DESC" : "ASC";
        using var command = _connection.Query(
            $"""
            SELECT m.id, m.contract_id, c.name, m.cause, m.execution_id, m.recipients, m.state, m.tries, m.held_back, m.created_at, m.settled_at, m.last_error
            FROM mails m LEFT JOIN contracts c ON c.id = m.contract_id {Condition}
            ORDER BY {Column} {direction}, m.id {direction} LIMIT $take OFFSET $skip
            """,
            [.. _parameters, ("$take", _filter.ItemsPerPage), ("$skip", skip)]);
        using var reader = command.ExecuteReader();
        var items = new List<MailItem>();
        while (reader.Read())
        {
            items.Add(MailRows.Item(reader));
        }

        return items;
    }
}
