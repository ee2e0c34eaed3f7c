namespace Eventhos.Server.Auth;

/// <summary>Says on a route who may call it.</summary>
public static class PermissionEndpoints
{
    /// <summary>Only with this permission.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredPermission(permission));

    /// <summary>Whoever has a good token; what else it takes the endpoint checks itself.</summary>
    public static TBuilder SignedIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredPermission(Name: null, SignedIn: true));

    /// <summary>Anybody; what credentials it takes it checks itself.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredPermission(Name: null));
}
