using System.Security.Cryptography;

namespace Eventhos.Storage.Audit;

/// <summary>Follows the chain from its start, entry by entry.</summary>
internal sealed class AuditCheck
{
    // Whoever changed more than this needs no longer list.
    private const int MaxFaults = 100;

    private readonly AuditChain _chain;
    private readonly byte[]? _note;
    private readonly (long Id, byte[] Hash)? _head;
    private readonly List<string> _faults = [];
    private byte[] _previous = AuditChain.Start;
    private long _last;
    private long _entries;

    /// <summary>Against <paramref name="note"/>, which says where the log was left.</summary>
    public AuditCheck(AuditChain chain, byte[]? note)
    {
        _chain = chain;
        _note = note;
        _head = note is null ? null : chain.OpenHead(note);
    }

    /// <summary>Checks the next row by its id.</summary>
    public void Next(AuditRow row, byte[] hash)
    {
        _entries++;
        var isNext = row.Id == _last + 1;
        if (!isNext)
        {
            Fault(row.Id == _last + 2 ? $"Entry {_last + 1} is missing." : $"Entries {_last + 1} to {row.Id - 1} are missing.");
        }

        // After a gap the entry can't be checked: what its hash follows is gone.
        if (isNext && !CryptographicOperations.FixedTimeEquals(_chain.HashOf(row, _previous), hash))
        {
            Fault($"Entry {row.Id} was changed, or an entry before it was.");
        }

        if (row.Id == _head?.Id && !CryptographicOperations.FixedTimeEquals(_head.Value.Hash, hash))
        {
            Fault($"Entry {row.Id} is not the one with which the log was left.");
        }

        _previous = hash;
        _last = row.Id;
    }

    /// <summary>The verdict.</summary>
    public AuditVerdict Finish()
    {
        if (_note is null && _entries > 0)
        {
            Fault("The note of where the log ends is missing.");
        }
        else if (_note is not null && _head is null)
        {
            Fault("The note of where the log ends was changed.");
        }
        else if (_head is { } head && head.Id > _last)
        {
            Fault($"The log ends with entry {_last}, but was left at entry {head.Id}.");
        }

        return new AuditVerdict(_entries, _entries == 0 ? null : $"{_last}:{Convert.ToHexStringLower(_previous)}", _faults);
    }

    private void Fault(string sentence)
    {
        if (_faults.Count < MaxFaults)
        {
            _faults.Add(sentence);
        }
    }
}
