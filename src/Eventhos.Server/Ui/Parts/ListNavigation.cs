using Microsoft.AspNetCore.Components;

namespace Eventhos.Server.Ui.Parts;

/// <summary>What a list shows stands in its address (<c>q</c>, <c>sort</c>, <c>order</c>, <c>page</c> and the list's own filters), to be kept and shared.</summary>
public static class ListNavigation
{
    /// <summary>Sets a filter, or takes it away, and goes back to the first page. The address before is not kept in the browser's history with <paramref name="replace"/>.</summary>
    public static void Filter(this NavigationManager navigation, string name, object? value, bool replace = false)
    {
        var text = (value as string)?.Trim();
        var address = navigation.GetUriWithQueryParameters(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = string.IsNullOrEmpty(text) ? null : text, ["page"] = null });
        if (address != navigation.Uri)
        {
            navigation.NavigateTo(address, replace: replace);
        }
    }

    /// <summary>Sorts by a column: first upwards, then downwards.</summary>
    public static void SortBy(this NavigationManager navigation, string column, bool descending) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["sort"] = column, ["order"] = descending ? "desc" : null, ["page"] = null }));

    /// <summary>Turns to a page, the first being 0.</summary>
    public static void Turn(this NavigationManager navigation, int index) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("page", index == 0 ? null : index));

    /// <summary>The address of an API list with what is not empty in <paramref name="query"/>.</summary>
    public static string ListAddress(string path, params (string Name, string? Value)[] query) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
        path, query.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
