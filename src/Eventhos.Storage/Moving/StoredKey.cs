using System.Xml.Linq;

namespace Eventhos.Storage.Moving;

/// <summary>An entry of the key ring: a file of the data folder, or a row of <c>key_ring</c>.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Element">What it says.</param>
internal sealed record StoredKey(string Name, XElement Element)
{
    /// <summary>What it says, however it was indented.</summary>
    public string Text => Element.ToString(SaveOptions.DisableFormatting);
}
