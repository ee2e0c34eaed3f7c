namespace Eventhos.Storage.SignIn;

/// <summary>The words for <see cref="FailureKind"/> in storage.</summary>
internal static class FailureKinds
{
    /// <summary>The word of a kind in the table.</summary>
    public static string Word(this FailureKind kind) => kind switch
    {
        FailureKind.Account => "account",
        FailureKind.Client => "client",
        _ => "address",
    };
}
