namespace Eventhos.Server.Api;

/// <summary>Paging and order of a list. Wrong values fall back to the defaults.</summary>
public sealed record ListQuery
{
    private const int MaxItemsPerPage = 1000;

    /// <summary>From 1; default 5.</summary>
    public required int ItemsPerPage { get; init; }

    /// <summary>From 0.</summary>
    public required int PageIndex { get; init; }

    /// <summary>Largest first.</summary>
    public required bool Descending { get; init; }

    /// <summary>The column to sort by; null for the default.</summary>
    public string? ActiveSort { get; init; }

    /// <summary>Reads <c>itemsPerPage</c>, <c>pageIndex</c>, <c>order</c>, <c>activeSort</c>.</summary>
    public static ListQuery From(HttpRequest request, bool descending = false)
    {
        var order = request.Query["order"].ToString();
        return new ListQuery
        {
            ItemsPerPage = int.TryParse(request.Query["itemsPerPage"], out var items) && items > 0 ? Math.Min(items, MaxItemsPerPage) : 5,
            PageIndex = int.TryParse(request.Query["pageIndex"], out var page) && page >= 0 ? page : 0,
            Descending = order is "asc" ? false : order is "desc" || descending,
            ActiveSort = request.Query["activeSort"].ToString(),
        };
    }

    /// <summary>The content of a list's answer.</summary>
    public Page<T> Page<T>(IReadOnlyList<T> items, long totalItems) =>
        new(items, PageIndex, ItemsPerPage, totalItems, (totalItems + ItemsPerPage - 1) / ItemsPerPage);
}
