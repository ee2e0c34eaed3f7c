using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Model;

namespace Eventhos.Storage.Sqlite;

/// <summary>One process owns the data folder: what it holds, it keeps.</summary>
internal sealed class OneOwner : INodeLeases
{
    /// <inheritdoc />
    public ValueTask<bool> HoldsAsync(Execution execution, CancellationToken cancellationToken) => ValueTask.FromResult(true);
}
