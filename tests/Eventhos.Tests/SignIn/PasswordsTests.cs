using Eventhos.Server.Auth.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Eventhos.Tests.SignIn;

public sealed class PasswordsTests
{
    private const string Password = "correct horse battery staple";

    private readonly Passwords _passwords = new();

    [Fact]
    public void A_password_passes_and_another_does_not()
    {
        var hash = _passwords.Hash(Password);

        Assert.True(_passwords.Verify(hash, Password, bothKinds: false));
        Assert.False(_passwords.Verify(hash, "Correct horse battery staple", bothKinds: false));
        Assert.False(_passwords.Verify(hash, Password + " ", bothKinds: false));
    }

    [Fact]
    public void A_hash_says_how_it_was_made_and_no_two_are_alike()
    {
        var hash = _passwords.Hash(Password);

        Assert.Matches(@"^\$argon2id\$v=19\$m=7168,t=5,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$", hash);
        Assert.NotEqual(hash, _passwords.Hash(Password));
        Assert.False(Passwords.IsOutdated(hash));
    }

    /// <summary>Both made by the command line of Argon2's reference implementation; the first with other settings.</summary>
    [Theory]
    [InlineData("$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$wyCDnyqtf4jfXqRB9zffoQ1NL9/K5K8LyDZY031hXpY", true)]
    [InlineData("$argon2id$v=19$m=7168,t=5,p=1$MDEyMzQ1Njc4OWFiY2RlZg$iFYFbd6+YgSpBS95zKSeCiqMI6RfgwXfibpMk5AbxQY", false)]
    public void Hashes_are_those_of_the_reference_implementation(string hash, bool outdated)
    {
        Assert.True(_passwords.Verify(hash, Password, bothKinds: false));
        Assert.False(_passwords.Verify(hash, "wrong", bothKinds: false));
        Assert.Equal(outdated, Passwords.IsOutdated(hash));
    }

    [Fact]
    public void Characters_beyond_ASCII_count()
    {
        var hash = _passwords.Hash("Ñandú 🐎");

        Assert.True(_passwords.Verify(hash, "Ñandú 🐎", bothKinds: false));
        Assert.False(_passwords.Verify(hash, "Nandu 🐎", bothKinds: false));
    }

    [Fact]
    public void A_hash_of_ASPNET_Core_Identity_still_passes_and_is_outdated()
    {
        var hash = new PasswordHasher<object>().HashPassword(new object(), Password);

        Assert.True(Passwords.IsOutdated(hash));
        Assert.True(_passwords.Verify(hash, Password, bothKinds: false));
        Assert.True(_passwords.Verify(hash, Password, bothKinds: true));
        Assert.False(_passwords.Verify(hash, "wrong", bothKinds: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("plain text")]
    [InlineData("$argon2id$v=19$m=99999999,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$argon2id$v=19$m=7168,t=999999,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$argon2id$v=19$m=7168,t=5,p=1$short$short")]
    [InlineData("$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW")]
    public void What_is_no_hash_of_ours_is_nobodys_password(string hash)
    {
        Assert.False(_passwords.Verify(hash, Password, bothKinds: false));
        Assert.False(_passwords.Verify(hash, hash, bothKinds: true));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Known_and_unknown_accounts_of_either_kind_cost_the_same_number_of_hashes(bool bothKinds, int hashes)
    {
        var argon2 = _passwords.Hash(Password);
        var identity = new PasswordHasher<object>().HashPassword(new object(), Password);
        foreach (var (hash, password) in new[] { (null, Password), (argon2, Password), (argon2, "wrong"), (bothKinds ? identity : argon2, "wrong"), (bothKinds ? identity : null, Password) })
        {
            var before = _passwords.Computed;
            _passwords.Verify(hash, password, bothKinds);
            Assert.Equal(hashes, _passwords.Computed - before);
        }
    }
}
