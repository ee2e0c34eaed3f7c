using System.Data.Common;
using Eventhos.Server.Settings;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Sqlite;

namespace Eventhos.Server.Hosting;

/// <summary>Brings the database up to date before anything else looks at it.</summary>
internal sealed partial class StoragePreparation
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ILogger<StoragePreparation> _logger;

    private StoragePreparation(ILogger<StoragePreparation> logger) => _logger = logger;

    /// <summary>
    /// Prepares it. Where nodes share it, the answer is this node's turn, to be held until the first credentials are made; while the database can't
    /// be reached it waits, for a node that ended instead would only be started again.
    /// </summary>
    /// <exception cref="StartRefusedException">It can't be brought up to date, or does not let this node in.</exception>
    public static async Task<IDisposable?> RunAsync(IServiceProvider services)
    {
        var preparation = new StoragePreparation(services.GetRequiredService<ILogger<StoragePreparation>>());
        var time = services.GetRequiredService<TimeProvider>();
        try
        {
            if (services.GetService<PostgresDatabase>() is not { } shared)
            {
                SqliteSchema.Upgrade(services.GetRequiredService<SqliteDatabase>());
                return null;
            }

            var turn = await preparation.TakeTurnAsync(shared, time);
            try
            {
                PostgresSchema.Upgrade(shared, time.GetUtcNow());
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

    private async Task<PostgresTurn> TakeTurnAsync(PostgresDatabase database, TimeProvider time)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return PostgresTurn.Take(database);
            }
            catch (DbException e) when (PostgresDatabase.IsUnavailable(e))
            {
                if (!told)
                {
                    LogWaiting(e);
                }

                await Task.Delay(Pause, time);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database can't be reached; waiting for it")]
    private partial void LogWaiting(Exception exception);
}
