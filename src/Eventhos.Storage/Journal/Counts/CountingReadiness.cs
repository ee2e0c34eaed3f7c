namespace Eventhos.Storage.Journal.Counts;

/// <summary>Whether all that changes before the watched moment is seen or noted.</summary>
internal enum CountingReadiness
{
    /// <summary>It has to be watched anew.</summary>
    Unwatched,

    /// <summary>Transactions are under way that may not have seen that it is watched.</summary>
    Waiting,

    /// <summary>It is.</summary>
    Ready,
}
