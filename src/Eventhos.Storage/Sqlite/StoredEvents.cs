using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>Received events as they are carried out.</summary>
internal static class StoredEvents
{
    /// <summary>The event, which must be there; null when its request can't be read.</summary>
    public static ReceivedEvent? Read(long id, SqliteConnection connection, PayloadProtection protection)
    {
        using var command = connection.Query(
            """
            SELECT r.event_type_id, r.system_id, t.identifier, r.received_at, r.request,
                   r.reply_execution_id, r.parent_event_id, r.root_event_id, r.reply_from, r.reply_depth, r.retry_of_execution_id, r.retry_of_event_id
            FROM received_events r JOIN event_types t ON t.id = r.event_type_id
            WHERE r.id = $id
            """,
            [("$id", id)]);
        using var reader = command.ExecuteReader();
        reader.Read();
        if (protection.OpenRequest(reader.GetFieldValue<byte[]>(4)) is not { } request)
        {
            return null;
        }

        var received = new ReceivedEvent
        {
            EventTypeId = reader.GetInt64(0),
            SystemId = reader.GetInt64(1),
            Identifier = reader.GetString(2),
            ReceivedAt = reader.Time(3),
            Request = request,
            Reply = reader.ReplyOrNull(5),
            RetryOf = reader.RetryOrNull(10),
        };
        received.AssignId(id);
        return received;
    }
}
