using Eventhos.Server.Settings;
using Eventhos.Server.Settings.OldNames;
using Microsoft.Extensions.Configuration;

namespace Eventhos.Tests.Settings;

/// <summary>A setting that can't be is told by its name; all that are wrong are told at once.</summary>
public sealed class SettingsFaultTests
{
    [Theory]
    [InlineData("Server:MaxRequestLineBytes", "127")]
    [InlineData("Server:MaxHeaderBytes", "2000000")]
    [InlineData("Server:MaxHeaders", "9")]
    [InlineData("Server:HeaderSeconds", "0")]
    [InlineData("Server:MinBodyBytesPerSecond", "-1")]
    [InlineData("Server:MinAnswerBytesPerSecond", "fast")]
    [InlineData("Server:SlowGraceSeconds", "1")]
    [InlineData("Server:KeepAliveSeconds", "0")]
    [InlineData("Server:MaxConnections", "-1")]
    [InlineData("Server:MaxStreamsPerConnection", "0")]
    [InlineData("Server:StrictTransportDays", "731")]
    [InlineData("Server:Compression", "perhaps")]
    public void A_value_out_of_its_range_is_a_fault(string key, string value) =>
        Assert.StartsWith($"{key} is \"{value}\", but must be ", Assert.Single(FaultsOf((key, value))), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(
        4, FaultsOf(("Server:MaxHeaders", "0"), ("Cors:Origins", "nowhere"), ("Auth:TokenSecret", "short"), ("Server:MaxHeader", "1")).Count);

    [Fact]
    public void A_secret_is_not_shown_in_its_fault() =>
        Assert.DoesNotContain("hush", Assert.Single(FaultsOf(("Auth:TokenSecret", "hush"))), StringComparison.Ordinal);

    [Fact]
    public void The_defaults_are_in_their_ranges() =>
        Assert.NotNull(SettingsReader.Read(new ConfigurationBuilder().Build(), OldEnvironment.None));

    private static IReadOnlyList<string> FaultsOf(params (string Key, string Value)[] settings) => Assert.Throws<StartRefusedException>(
        () => SettingsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build(),
            OldEnvironment.None)).Faults;
}
