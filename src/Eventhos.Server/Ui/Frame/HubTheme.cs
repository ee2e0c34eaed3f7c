using MudBlazor;

namespace Eventhos.Server.Ui.Frame;

/// <summary>The look of the pages: ink and paper, one warm accent, states told by colour and word alike.</summary>
internal static class HubTheme
{
    private static readonly string[] Sans = ["Inter", "ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "sans-serif"];

    /// <summary>Light and dark; text on every surface has a contrast of 4.5 at least (WCAG 2.2, 1.4.3).</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#2f4b7c", PrimaryContrastText = "#ffffff", Secondary = "#a3480f", Tertiary = "#4a5a6a",
            Background = "#f7f6f3", Surface = "#ffffff", AppbarBackground = "#ffffff", AppbarText = "#1d2733",
            DrawerBackground = "#f0eee9", DrawerText = "#33404d", DrawerIcon = "#4a5a6a",
            TextPrimary = "#1d2733", TextSecondary = "#4f5d6b", Divider = "#e2dfd8", LinesDefault = "#e2dfd8", TableLines = "#e9e6e0", LinesInputs = "#80898f",
            Success = "#1d6b45", Error = "#b3261e", Warning = "#8a5300", Info = "#2f5d8a", ActionDefault = "#4a5a6a",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#9db9ec", PrimaryContrastText = "#10182a", Secondary = "#f0a36b", Tertiary = "#a9b4c0",
            Background = "#12171d", Surface = "#1a2129", AppbarBackground = "#1a2129", AppbarText = "#e7ebef",
            DrawerBackground = "#161c23", DrawerText = "#c9d1d9", DrawerIcon = "#a9b4c0",
            TextPrimary = "#e7ebef", TextSecondary = "#a9b4c0", Divider = "#2c353f", LinesDefault = "#2c353f", TableLines = "#28313a", LinesInputs = "#7d8894",
            Success = "#79d3a4", Error = "#ff9d94", Warning = "#f0bd6b", Info = "#8fbce8", ActionDefault = "#a9b4c0",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "0.9375rem", LineHeight = "1.5" },
            H1 = new H1Typography { FontFamily = Sans, FontSize = "1.625rem", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "-0.01em" },
            H2 = new H2Typography { FontFamily = Sans, FontSize = "1.1875rem", FontWeight = "600", LineHeight = "1.35" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = "0.9375rem", LineHeight = "1.5" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = "0.875rem", LineHeight = "1.45" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "0.875rem", FontWeight = "600", TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", DrawerWidthLeft = "232px", AppbarHeight = "56px" },
    };
}
