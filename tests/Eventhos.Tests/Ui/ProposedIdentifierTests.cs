using Eventhos.Server.Ui.Parts;

namespace Eventhos.Tests.Ui;

/// <summary>Identifiers that are proposed for names.</summary>
public sealed class ProposedIdentifierTests
{
    [Theory]
    [InlineData("Student enrolled", "student-enrolled")]
    [InlineData("  ¡Matrícula — Año 2026!  ", "matricula-ano-2026")]
    [InlineData("Student enrolled → Create account", "student-enrolled-create-account")]
    [InlineData("Заказ создан", "заказ-создан")]
    [InlineData("<b>\u202e🙂", "b")]
    [InlineData("", "")]
    public void A_name_becomes_small_letters_digits_and_dashes(string name, string identifier) => Assert.Equal(identifier, ProposedIdentifier.Of(name));

    [Fact]
    public void It_is_bounded() => Assert.Equal(80, ProposedIdentifier.Of(new string('x', 5000)).Length);
}
