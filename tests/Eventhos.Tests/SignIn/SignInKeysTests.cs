using System.Net;
using Eventhos.Server.Auth.SignIn;

namespace Eventhos.Tests.SignIn;

public sealed class SignInKeysTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%1", "fe80::1%2", true)]
    [InlineData("::1", "127.0.0.1", false)]
    public void Addresses_of_one_caller_are_one(string one, string other, bool same) =>
        Assert.Equal(same, SignInKeys.Network(IPAddress.Parse(one)) == SignInKeys.Network(IPAddress.Parse(other)));
}
