namespace Eventhos.Storage.Journal.Counts;

/// <summary>What a pass of counting has come to.</summary>
internal enum CountingStep
{
    /// <summary>Nothing is left that could be counted now.</summary>
    Done,

    /// <summary>There is more to count.</summary>
    More,

    /// <summary>Somebody else is counting, or has to end something first.</summary>
    Waiting,
}
