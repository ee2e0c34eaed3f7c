using Eventhos.Storage.Mails;
using Eventhos.Storage.Postgres.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Eventhos.Storage.Postgres.Mails;

/// <summary>Stores what came of a try to send a mail, and opens the window of what was held back meanwhile.</summary>
internal static class MailSettle
{
    /// <summary>False when the lease passed to another meanwhile: nothing changed.</summary>
    public static async Task<bool> RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ClaimedMail mail, MailOutcome outcome)
    {
        if (outcome is MailOutcome.Ended)
        {
            await using var turn = new NpgsqlBatch(connection, transaction) { BatchCommands = { MailStatements.TurnOf(mail.ContractId, mail.Cause) } };
            await turn.ExecuteNonQueryAsync();
        }

        await using var command = new NpgsqlCommand(outcome is MailOutcome.Ended ? OutboxSql.End : OutboxSql.PutOff, connection, transaction);
        var parameters = command.Parameters;
        Add(parameters, mail.Id);
        Add(parameters, mail.Try);
        Add(parameters, MailAddresses.Join(outcome.Recipients).Storable());
        Add(parameters, MailAddresses.Join(outcome.FinishedRecipients).Storable());
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)outcome.Error.Storable() ?? DBNull.Value });
        switch (outcome)
        {
            case MailOutcome.Ended ended:
                Add(parameters, ended.State.Word());
                Add(parameters, ended.At.ToUnixTimeMilliseconds());
                Add(parameters, ended.QuietUntil.ToUnixTimeMilliseconds());
                Add(parameters, mail.ContractId);
                Add(parameters, mail.Cause);
                break;
            case MailOutcome.PutOff putOff:
                Add(parameters, putOff.DueAt.ToUnixTimeMilliseconds());
                break;
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }

        return await command.ExecuteScalarAsync() is true;
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
