using System.Data.Common;
using Eventhos.Server.Settings;
using Eventhos.Storage.Moving;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Sqlite;

namespace Eventhos.Server.Hosting;

/// <summary>Brings the database up to date before anything else looks at it.</summary>
internal static class StoragePreparation
{
    /// <summary>Prepares it. Where nodes share it, the answer is this node's turn, to be held until the first credentials are made.</summary>
    /// <exception cref="StartRefusedException">It can't be reached or brought up to date, or does not let this node in.</exception>
    public static IDisposable? Run(IServiceProvider services)
    {
        try
        {
            if (services.GetService<PostgresDatabase>() is not { } shared)
            {
                var own = services.GetRequiredService<SqliteDatabase>();
                SqliteSchema.Upgrade(own);
                Refuse(UnfinishedMove.Find(own));
                return null;
            }

            var turn = PostgresTurn.Take(shared);
            try
            {
                PostgresSchema.Upgrade(shared, services.GetRequiredService<TimeProvider>().GetUtcNow());
                Refuse(UnfinishedMove.Find(shared));
                return turn;
            }
            catch
            {
                turn.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is InvalidOperationException or DbException)
        {
            throw new StartRefusedException([e.Message], e);
        }
    }

    private static void Refuse(string? unfinished)
    {
        if (unfinished is not null)
        {
            throw new StartRefusedException([unfinished]);
        }
    }
}
