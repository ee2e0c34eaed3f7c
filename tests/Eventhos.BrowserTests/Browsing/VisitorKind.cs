namespace Eventhos.BrowserTests.Browsing;

/// <summary>How somebody looks at pages.</summary>
public sealed record VisitorKind(string Name, int Width = 1280, bool Dark = false, string Locale = "en-GB")
{
    public static VisitorKind Desktop { get; } = new("light");

    /// <summary>Those for whom each page has its picture taken.</summary>
    public static IReadOnlyList<VisitorKind> All { get; } = [Desktop, new("dark", Dark: true), new("phone", Width: 390), new("spanish", Locale: "es-ES")];
}
