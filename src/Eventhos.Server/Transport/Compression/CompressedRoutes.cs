namespace Eventhos.Server.Transport.Compression;

/// <summary>
/// Which answers may be compressed. The length of a compressed answer tells something of what is in it (BREACH, CVE-2013-3587): who
/// can put text of their own beside a secret, and watch lengths, can guess the secret piece by piece. So nothing is compressed but
/// reads that show no secrets, and a new address is not until it is named here.
/// </summary>
internal static class CompressedRoutes
{
    // /action/ID is not among them: it shows credentials to those who may change them. Nor is anything under /auth.
    private static readonly string[] Rooms = ["/system", "/event", "/traffic", "/contract", "/audit", "/openapi"];

    /// <summary>True for such a read.</summary>
    public static bool Covers(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
        {
            return false;
        }

        var path = request.Path;
        var covered = path.Equals("/action", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Rooms, room => path.StartsWithSegments(room, StringComparison.OrdinalIgnoreCase));

        // Who asks to see what is masked elsewhere gets it as it is.
        return covered && !request.Query.ContainsKey("unmask");
    }
}
