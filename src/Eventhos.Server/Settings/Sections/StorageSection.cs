using Eventhos.Storage.Postgres;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Storage:*</c> and <c>Cluster:*</c>.</summary>
internal static class StorageSection
{
    /// <summary>Reads.</summary>
    public static StorageSettings Read(SettingsSource source)
    {
        const string Key = "Storage:ConnectionString";
        var text = source.Optional(Key);
        if (text is not null && !PostgresDatabase.IsConnectionString(text))
        {
            // Not the text itself: there is a password in it.
            source.Fault(Key, "is no connection string of PostgreSQL; one looks like Host=db.example.org;Database=eventhos;Username=eventhos;Password=….");
            text = null;
        }

        return new StorageSettings(text, source.Optional("Cluster:Node"), source.Seconds("Cluster:LeaseSeconds", 15, 3, 600));
    }
}
