using System.Reflection;
using System.Text.RegularExpressions;
using Eventhos.Engine;
using Eventhos.Storage;

namespace Eventhos.Tests.Architecture;

public sealed partial class ArchitectureTests
{
    [Fact]
    public void Engine_knows_neither_web_server_nor_database()
    {
        var forbidden = References(typeof(EventPipeline).Assembly)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || name.Contains("Npgsql", StringComparison.Ordinal) || name.StartsWith("Eventhos", StringComparison.Ordinal));

        Assert.Empty(forbidden);
    }

    [Fact]
    public void Storage_knows_nothing_of_the_server() =>
        Assert.DoesNotContain("eventhos", References(typeof(HubVault).Assembly));

    [Fact]
    public void Sql_is_written_in_storage_alone()
    {
        var offenders = Repository.Sources("src/Eventhos.Engine").Concat(Repository.Sources("src/Eventhos.Server"))
            .Where(file => Sql().IsMatch(File.ReadAllText(file)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Data_plane_rows_are_written_by_the_journal_alone()
    {
        var writers = Repository.Sources("src")
            .Where(file => DataPlaneWrite().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);

        // On SQLite append and settle through the prepared statements; on both the next order group in the settle; claim, hand-back and reclaim of
        // leases; by hand; the purge.
        Assert.Equal(
            [
                "AbortWrite.cs", "AppendStatement.cs", "ClaimStatement.cs", "ClaimWrite.cs", "ExpiredRows.cs", "GroupRelease.cs", "HandWrites.cs", "LeaseStatements.cs",
                "LeaseWrite.cs", "PurgeWrite.cs", "RetryWrite.cs", "SettleStatement.cs", "SettleWrite.cs", "SqliteStatements.cs",
            ],
            writers);
    }

    [Fact]
    public void The_corridor_names_its_steps_in_order()
    {
        var pipeline = File.ReadAllText(Path.Combine(Repository.Root, "src/Eventhos.Engine/EventPipeline.cs"));
        string[] steps = ["receive", "plan", "commit", "answer", "dispatch", "execute", "settle"];
        for (var i = 0; i < steps.Length; i++)
        {
            Assert.Contains($"{i + 1} {steps[i]}", pipeline, StringComparison.Ordinal);
            Assert.True(pipeline.Split($"{i + 1} {steps[i]}").Length > 2, $"step {i + 1} is named above the class and in a body");
        }
    }

    [Fact]
    public void Secrets_are_compared_in_constant_time_alone()
    {
        var offenders = Repository.Sources("src/Eventhos.Server/Auth").Concat(Repository.Sources("src/Eventhos.Server/Api/Auth"))
            .SelectMany(file => File.ReadLines(file).Where(line => VariableTime().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));
        var comparers = Repository.Sources("src/Eventhos.Server")
            .Where(file => File.ReadAllText(file).Contains("FixedTimeEquals", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Empty(offenders);
        Assert.Equal(["Secrets.cs"], comparers);
    }

    [Theory]
    [InlineData("if (claims.Stamp == client.Stamp)")]
    [InlineData("return token != expected;")]
    [InlineData("hash.SequenceEqual(client.LongLivedTokenHash)")]
    [InlineData("string.Equals(secret, given, StringComparison.Ordinal)")]
    [InlineData("given.Equals(client.Secret)")]
    [InlineData("user.PasswordHash == account.PasswordHash")]
    [InlineData("principal.LongLivedTokenHash is { } hash && hash.AsSpan().SequenceEqual(other)")]
    [InlineData("password.CompareTo(other)")]
    public void A_comparison_that_stops_at_the_first_difference_is_found(string line) => Assert.Matches(VariableTime(), line);

    [Fact]
    public void Files_stay_small()
    {
        var large = Repository.Sources("src").Concat(Repository.Sources("tests")).Concat(Repository.Sources("bench"))
            .Where(file => File.ReadLines(file).Count() > 400);

        Assert.Empty(large);
    }

    [Fact]
    public void There_is_no_drawer()
    {
        var drawers = Repository.Sources("src").Where(file => Drawer().IsMatch(Path.GetRelativePath(Repository.Root, file)));

        Assert.Empty(drawers);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    [GeneratedRegex(@"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sql();

    // A secret's name on either side of a comparison. Presence (null) and length are no secrets.
    [GeneratedRegex(@"(?i)(\w*(secret|password|passwordhash|token|tokenhash|stamp|signature)\b\??\s*(==|!=)(?!\s*null))|((==|!=)\s*(\w+\.)*\w*(secret|password|passwordhash|token|tokenhash|stamp|signature)\b)|\.SequenceEqual\(|(secret|password|hash|token|stamp|signature|given)\w*\.(Equals|CompareTo)\(|string\.(Equals|Compare)\([^)]*(secret|password|hash|token|stamp|signature|given)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VariableTime();

    [GeneratedRegex(@"(INSERT INTO|UPDATE|DELETE FROM) (received_events|executions|attempts)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DataPlaneWrite();

    [GeneratedRegex(@"(Helpers?|Utils?|Utilities|Managers?|Common)(\.cs$|/)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Drawer();
}
