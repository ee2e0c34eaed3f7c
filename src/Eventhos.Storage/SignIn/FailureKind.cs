namespace Eventhos.Storage.SignIn;

/// <summary>What failed sign-ins are counted for.</summary>
public enum FailureKind
{
    /// <summary>A user name, whether or not somebody has it.</summary>
    Account,

    /// <summary>A client id from one address, whether or not there is such a client.</summary>
    Client,

    /// <summary>An address.</summary>
    Address,
}
