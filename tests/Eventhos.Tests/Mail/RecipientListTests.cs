using Eventhos.Server.Mail;

namespace Eventhos.Tests.Mail;

/// <summary>People write lists of addresses in many ways; each good one counts, whatever stands beside it.</summary>
public sealed class RecipientListTests
{
    [Theory]
    [InlineData("a@x.test", "a@x.test", "")]
    [InlineData(" a@x.test ,b@x.test;c@x.test d@x.test\r\ne@x.test", "a@x.test b@x.test c@x.test d@x.test e@x.test", "")]
    [InlineData("Ada Lovelace <ada@x.test>, Bob <bob@x.test>", "ada@x.test bob@x.test", "")]
    [InlineData("a@x.test, A@X.test, a@x.test", "a@x.test", "")]
    [InlineData("nobody, a@x.test, @x.test, b@", "a@x.test", "nobody @x.test b@")]
    [InlineData("a@x.test and b@x.test", "a@x.test b@x.test", "and")]
    [InlineData("ü@x.test ada@bücher.test", "ü@x.test ada@bücher.test", "")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public void Addresses_are_found(string? text, string valid, string invalid)
    {
        var list = RecipientList.Parse(text);

        Assert.Equal(valid, string.Join(' ', list.Valid.Select(address => address.Address)));
        Assert.Equal(invalid, string.Join(' ', list.Invalid));
    }

    [Theory]
    [InlineData("a@x.test\nBcc: eve@x.test")]
    [InlineData("a b@x.test")]
    [InlineData("\"a,b\"@x.test")]
    [InlineData("a@x.test>")]
    [InlineData("a\0b@x.test")]
    [InlineData("hub")]
    public void What_is_no_plain_address_is_none(string text) => Assert.Null(RecipientList.Address(text));

    [Fact]
    public void There_are_no_more_than_a_hundred() =>
        Assert.Equal(100, RecipientList.Parse(string.Join(',', Enumerable.Range(0, 150).Select(i => $"a{i}@x.test"))).Valid.Count);
}
