using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Eventhos.Storage.Moving.Sqlite;

/// <summary>The key ring of a data folder: files as Data Protection writes and reads them there.</summary>
internal static class KeyFolder
{
    private const string Extension = ".xml";

    /// <summary>All entries, by names.</summary>
    public static IReadOnlyList<StoredKey> Read(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"*{Extension}").Order(StringComparer.Ordinal).Select(file => new StoredKey(Path.GetFileNameWithoutExtension(file), XElement.Load(file)))]
        : [];

    /// <summary>Writes one, whole or not at all.</summary>
    public static void Write(string folder, StoredKey key)
    {
        if (key.Name != Path.GetFileName(key.Name))
        {
            throw new MoveRefusedException("The key ring has an entry whose name is none of a file.");
        }

        var path = Path.Combine(folder, key.Name + Extension);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream($"{path}.tmp", options))
        {
            using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            {
                key.Element.Save(xml);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move($"{path}.tmp", path, overwrite: true);
    }
}
