using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>Every route, called by everybody who may and who may not.</summary>
public sealed class PermissionMatrixTests(PermissionRig rig) : IClassFixture<PermissionRig>
{
    /// <summary>Routes that want a permission; some of them take an access key instead.</summary>
    public static TheoryData<string> Guarded { get; } = Names(route => route.Permission is not null);

    /// <summary>Those of them that take an access key.</summary>
    public static TheoryData<string> OpenToProducers { get; } = Names(route => route.Access.EndsWith(ExpectedRoute.OrAccessKey, StringComparison.Ordinal));

    /// <summary>Routes for whoever has a good token.</summary>
    public static TheoryData<string> ForAnySubject { get; } = Names(route => route.Access == ExpectedRoute.SignedIn);

    /// <summary>Routes for everybody.</summary>
    public static TheoryData<string> Public { get; } = Names(route => route.Access == ExpectedRoute.Anybody);

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task A_route_lets_in_whoever_holds_its_permission_and_nobody_else(string name)
    {
        var route = ExpectedRoutes.Of(name);
        IReadOnlyList<Caller> refused =
        [
            .. await rig.Callers.WithoutGoodTokenAsync(route.Permission),
            .. await rig.Callers.WithoutPermissionAsync(route.Permission!),
        ];

        await CheckAsync(route, refused, await rig.Callers.WithPermissionAsync(route.Permission!));
    }

    [Theory]
    [MemberData(nameof(ForAnySubject))]
    public async Task A_route_for_any_subject_wants_a_good_token(string name) =>
        await CheckAsync(ExpectedRoutes.Of(name), await rig.Callers.WithoutGoodTokenAsync(permission: null), await rig.Callers.SignedInAsync());

    [Theory]
    [MemberData(nameof(OpenToProducers))]
    public async Task A_route_for_producers_takes_the_access_key_of_its_event_and_no_other(string name)
    {
        var route = ExpectedRoutes.Of(name);
        var rows = rig.NewRows();
        var target = await rows.FillAsync($"{route.Target}&access-key=");
        var body = await rows.FillAsync(route.Body!);
        var other = await rig.Hub.AddEventAsync();
        var nobody = new Caller("nobody", Token: null);
        await rig.Hub.AtRestAsync();
        var before = await rig.Hub.DigestAsync();

        foreach (var wrong in Tokens.ForgeriesOf(other.AccessKey).Values.Append(other.AccessKey))
        {
            (await CallAsync(nobody, route.Method, target + wrong, body)).Has(401, 401202);
        }

        Assert.Equal(before, await rig.Hub.DigestAsync());
        Assert.Equal(200, (await CallAsync(nobody, route.Method, target + await rows.FillAsync("$receivedKey"), body)).Status);
    }

    [Theory]
    [MemberData(nameof(Public))]
    public async Task On_a_public_route_a_bearer_token_makes_no_difference(string name)
    {
        var route = ExpectedRoutes.Of(name).Harmless();
        var nobody = await CallAsync(new Caller("nobody", Token: null), route.Method, route.Target, route.Body);
        Assert.DoesNotContain((nobody.Status, CodeOf(nobody)), Caller.Refusals);

        // The token's own route takes HTTP Basic for what it is.
        foreach (var caller in (await rig.Callers.WithoutGoodTokenAsync(permission: null)).Where(caller => caller.Way != "Basic"))
        {
            var answer = await CallAsync(caller, route.Method, route.Target, route.Body);
            Assert.True(answer.Status == nobody.Status && CodeOf(answer) == CodeOf(nobody), $"{caller.Who} at {name}: {answer.Text}, but nobody: {nobody.Text}");
        }

        await SucceedsAsync(ExpectedRoutes.Of(name), new Caller("nobody", Token: null), rig.NewRows());
    }

    private static TheoryData<string> Names(Func<ExpectedRoute, bool> which) => [.. ExpectedRoutes.All.Where(which).Select(route => route.Name)];

    private static long CodeOf(HubAnswer answer) => answer.Text.StartsWith('{') ? answer.Body.Find("code")?.AsNumber() ?? 0 : 0;

    /// <summary>Refused are calls that would succeed; let in are calls that find nothing to do, and at last one that does succeed.</summary>
    private async Task CheckAsync(ExpectedRoute route, IReadOnlyList<Caller> refused, IReadOnlyList<Caller> allowed)
    {
        var rows = rig.NewRows();
        var target = await rows.FillAsync(route.Target);
        var body = route.Body is null ? null : await rows.FillAsync(route.Body);
        var faults = new List<string>();
        await rig.Hub.AtRestAsync();
        var before = await rig.Hub.DigestAsync();
        foreach (var caller in refused)
        {
            var answer = await CallAsync(caller, route.Method, target, body);
            if (answer.Status != caller.Status || CodeOf(answer) != caller.Code)
            {
                faults.Add($"{caller.Who} is to get {caller.Status} {caller.Code}, but got {answer.Status} {answer.Text}");
            }
        }

        Assert.Equal(before, await rig.Hub.DigestAsync());
        var harmless = route.Harmless();
        foreach (var caller in allowed)
        {
            var answer = await CallAsync(caller, route.Method, harmless.Target, harmless.Body);
            if (Caller.Refusals.Contains((answer.Status, CodeOf(answer))) || answer.Status >= 500)
            {
                faults.Add($"{caller.Who} is to be let in, but got {answer.Status} {answer.Text}");
            }
        }

        Assert.True(faults.Count == 0, $"{route.Name}: {string.Join("; ", faults)}");
        await SucceedsAsync(route, allowed[0], rows);
    }

    private async Task SucceedsAsync(ExpectedRoute route, Caller caller, SampleRows rows)
    {
        var answer = await CallAsync(caller, route.Method, await rows.FillAsync(route.Target), route.Body is null ? null : await rows.FillAsync(route.Body));
        Assert.True(answer.Status is 200 or 201 or 202 or 203, $"{caller.Who} at {route.Name}: {answer.Status} {answer.Text}");
    }

    private Task<HubAnswer> CallAsync(Caller caller, string method, string target, string? body) =>
        rig.Hub.Anyone.SendAsync(caller.Request(method, target, body));
}
