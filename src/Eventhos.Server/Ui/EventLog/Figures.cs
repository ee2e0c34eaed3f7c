using System.Globalization;
using Eventhos.Server.Ui.Texts;

namespace Eventhos.Server.Ui.EventLog;

/// <summary>Numbers as the language of a page writes them; the hub itself knows no cultures.</summary>
internal static class Figures
{
    private static readonly NumberFormatInfo Spanish = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>A whole number.</summary>
    public static string Of(long value, PageTexts texts) => value.ToString("N0", texts.Language == "es" ? Spanish : NumberFormatInfo.InvariantInfo);
}
