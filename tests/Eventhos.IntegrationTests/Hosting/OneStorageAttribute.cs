using Xunit.v3;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>
/// What a test proves does not depend on <c>EVENTHOS_TEST_STORAGE</c>: it has no hub, or chooses its hubs' storage itself. <c>./test.sh</c> leaves it
/// out where it runs all others once more on PostgreSQL.
/// </summary>
/// <param name="why">The reason, for whoever reads the test.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OneStorageAttribute(string why) : Attribute, ITraitAttribute
{
    /// <summary>The reason.</summary>
    public string Why => why;

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Storage", "own")];
}
