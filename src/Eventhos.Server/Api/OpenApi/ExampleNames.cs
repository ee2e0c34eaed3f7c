namespace Eventhos.Server.Api.OpenApi;

/// <summary>Examples are named by their code; the second of one code <c>200000.2</c>.</summary>
internal static class ExampleNames
{
    /// <summary>The examples by their names.</summary>
    public static Dictionary<string, TExample> Name<TSource, TExample>(IEnumerable<TSource> sources, Func<TSource, int> code, Func<TSource, TExample> example) => sources
        .GroupBy(code)
        .SelectMany(group => group.Select((source, i) => KeyValuePair.Create(i == 0 ? $"{group.Key}" : $"{group.Key}.{i + 1}", example(source))))
        .ToDictionary(StringComparer.Ordinal);
}
