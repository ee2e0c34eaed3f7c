namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>As whom a generated request comes.</summary>
internal enum FuzzCaller
{
    /// <summary>Without a token.</summary>
    Nobody,

    /// <summary>A client that may read a little.</summary>
    Reader,

    /// <summary>Somebody who may do everything.</summary>
    Admin,
}
