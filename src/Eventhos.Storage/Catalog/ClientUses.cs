using System.Data.Common;
using Eventhos.Engine.Journal;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage.Catalog;

/// <summary>Stores when clients were last let in.</summary>
public sealed class ClientUses
{
    // So many rows at a time; between them others have their turn at the database.
    private const int AtOnce = 250;

    private readonly IDbContextFactory<CatalogContext> _contexts;
    private readonly ICatalogGate _gate;

    /// <summary>Through <paramref name="contexts"/>.</summary>
    public ClientUses(IDbContextFactory<CatalogContext> contexts, ICatalogGate gate)
    {
        _contexts = contexts;
        _gate = gate;
    }

    /// <summary>Stores them; what another node knows to be later stays.</summary>
    /// <exception cref="JournalUnavailableException">The database can't store anything now.</exception>
    public async Task StoreAsync(IEnumerable<ClientUse> uses, CancellationToken cancellationToken)
    {
        // In one order on all nodes: those that store the same clients wait for each other, but never both.
        foreach (var some in uses.OrderBy(use => use.SubjectId).Chunk(AtOnce))
        {
            await StoreAsync(some, cancellationToken);
        }
    }

    private async Task StoreAsync(ClientUse[] uses, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken);
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var use in uses)
            {
                await context.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO client_uses (subject_id, used_at) VALUES ({use.SubjectId}, {use.UsedAt.ToUnixTimeMilliseconds()})
                    ON CONFLICT (subject_id) DO UPDATE SET used_at = excluded.used_at WHERE client_uses.used_at < excluded.used_at
                    """,
                    cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbException || _gate.IsUnavailable(e))
        {
            throw new JournalUnavailableException("The database could not store when clients were last let in.", e);
        }
    }
}
