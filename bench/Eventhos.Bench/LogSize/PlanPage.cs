using System.Text;

namespace Eventhos.Bench.LogSize;

/// <summary>Plans as Markdown, as they stand in docs/query-plans.md.</summary>
internal static class PlanPage
{
    public static string Of(IEnumerable<(string Name, string Sql, string Plan)> plans)
    {
        var page = new StringBuilder();
        foreach (var (name, sql, plan) in plans)
        {
            page.Append($"### {name}\n\n```sql\n{sql.Trim()}\n```\n\n```\n{plan.TrimEnd()}\n```\n\n");
        }

        return page.ToString();
    }
}
