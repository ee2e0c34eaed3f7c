using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>The key ring in the database, so that all nodes have the same.</summary>
public sealed class PostgresKeyRing : IXmlRepository
{
    /// <summary>Stores an entry, by its name and what it says.</summary>
    internal const string Store = "INSERT INTO key_ring (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml";

    private readonly PostgresDatabase _database;

    /// <summary>The one in <paramref name="database"/>.</summary>
    public PostgresKeyRing(PostgresDatabase database) => _database = database;

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = _database.Source.CreateCommand("SELECT xml FROM key_ring ORDER BY id");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = _database.Source.CreateCommand(Store);
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
