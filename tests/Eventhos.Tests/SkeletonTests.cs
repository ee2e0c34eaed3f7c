namespace Eventhos.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Sum() => Assert.Equal(2, 1 + 1);
}
