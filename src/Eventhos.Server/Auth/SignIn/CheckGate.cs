using Eventhos.Server.Api;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>
/// Bounds how many credentials are checked at once and how many checks may wait, and lets those of one account take turns, so that
/// parallel guesses are counted one by one.
/// </summary>
internal sealed class CheckGate : IDisposable
{
    // Accounts share turns by chance; with so many turns and so few checks at once that costs nobody anything.
    private const int Turns = 256;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly SemaphoreSlim _slots;
    private readonly int _places;
    private int _taken;

    /// <summary>So many checks at once, and so many more waiting.</summary>
    public CheckGate(int atOnce, int waiting)
    {
        _slots = new SemaphoreSlim(atOnce, atOnce);
        _places = atOnce + waiting;
    }

    /// <summary>Waits for the turn of an account and for a slot; disposing the answer gives both back.</summary>
    /// <exception cref="ApiException">503000: too many wait.</exception>
    public async Task<IDisposable> EnterAsync(byte[] account, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _taken) > _places)
        {
            Interlocked.Decrement(ref _taken);
            throw new ApiException(503, 503000, "The hub is overloaded; try again") { RetryAfter = RetryAfter };
        }

        var turn = _turns[account[0]];
        var place = new Place(this);
        try
        {
            // The turn first: whoever waits for an account's turn holds no slot that others could use.
            await turn.WaitAsync(cancellationToken);
            place.Turn = turn;
            await _slots.WaitAsync(cancellationToken);
            place.Slot = _slots;
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _slots.Dispose();
        Array.ForEach(_turns, turn => turn.Dispose());
    }

    private sealed class Place : IDisposable
    {
        private readonly CheckGate _gate;

        public Place(CheckGate gate) => _gate = gate;

        public SemaphoreSlim? Turn { get; set; }

        public SemaphoreSlim? Slot { get; set; }

        public void Dispose()
        {
            Slot?.Release();
            Turn?.Release();
            Interlocked.Decrement(ref _gate._taken);
        }
    }
}
