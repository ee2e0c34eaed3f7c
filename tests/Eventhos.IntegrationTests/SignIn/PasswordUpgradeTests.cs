using Eventhos.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>Hashes of an earlier version's kind.</summary>
public sealed class PasswordUpgradeTests
{
    private static string OlderHash => new PasswordHasher<object>().HashPassword(new object(), SignInCalls.Password);

    [Fact]
    public async Task An_older_hash_is_replaced_by_a_right_password_and_by_no_wrong_one()
    {
        using var folder = TestFolder.Create();
        var first = await RunningHub.StartAsync(folder, customize: null);
        string name;
        try
        {
            name = await first.AddAccountAsync(OlderHash);
        }
        finally
        {
            await first.StopAsync();
        }

        await using var hub = await RunningHub.StartAsync(folder, customize: null);
        var before = await hub.PasswordHashAsync(name);
        (await hub.Anyone.TryLoginAsync(name, "wrong")).Has(401, 401001);
        Assert.Equal(before, await hub.PasswordHashAsync(name));

        (await hub.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
        var after = await hub.PasswordHashAsync(name);
        Assert.StartsWith("$argon2id$", after, StringComparison.Ordinal);

        (await hub.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
        (await hub.Anyone.TryLoginAsync(name, "wrong")).Has(401, 401001);
        Assert.Equal(after, await hub.PasswordHashAsync(name));
    }

    [Fact]
    public async Task The_right_password_passes_though_its_hash_can_not_be_replaced_now()
    {
        await using var hub = await RunningHub.StartAsync();
        var name = await hub.AddAccountAsync(OlderHash);
        await hub.RefuseWritesAsync("users", "UPDATE");

        (await hub.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
        await hub.AcceptWritesAsync("users");
        (await hub.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
        Assert.StartsWith("$argon2id$", await hub.PasswordHashAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_hash_does_not_hinder_changing_the_password()
    {
        await using var hub = await RunningHub.StartAsync();
        var user = await hub.AddUserAsync();
        var caller = await hub.LoginAsync(user);
        await hub.ExecuteOnDatabaseAsync($"UPDATE users SET password_hash = '{OlderHash}' WHERE id = {user.Id}");

        (await caller.PutAsync($"/auth/user/{user.Id}/password", new { newPassword = "new", oldPassword = SignInCalls.Password })).Has(201, 200000);
        (await hub.Anyone.TryLoginAsync(user.Username, "new")).Has(201, 200000);
    }
}
