namespace Eventhos.Server.Auth;

/// <summary>Who may call a route.</summary>
public abstract record RouteAccess
{
    private RouteAccess()
    {
    }

    /// <summary>Anybody; what credentials the route takes it checks itself, and a wrong bearer token does not matter.</summary>
    public static RouteAccess Public { get; } = new Anyone();

    /// <summary>Every user and client whose token is good.</summary>
    public static RouteAccess SignedIn { get; } = new AnySubject();

    /// <summary>Subjects with the permission, written <c>resource:permission</c>.</summary>
    public static RouteAccess With(string permission) => new Holders(permission);

    /// <summary>Subjects with the permission, and producers with the access key of the event concerned, which the route checks itself.</summary>
    public static RouteAccess WithOrAccessKey(string permission) => new HoldersOrProducer(permission);

    /// <summary>See <see cref="Public"/>.</summary>
    public sealed record Anyone : RouteAccess;

    /// <summary>See <see cref="SignedIn"/>.</summary>
    public sealed record AnySubject : RouteAccess;

    /// <summary>See <see cref="With"/>.</summary>
    public sealed record Holders(string Permission) : RouteAccess;

    /// <summary>See <see cref="WithOrAccessKey"/>.</summary>
    public sealed record HoldersOrProducer(string Permission) : RouteAccess;
}
