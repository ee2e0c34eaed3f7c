namespace Eventhos.Server.Api.OpenApi;

/// <summary>A field that may hold values of several of JSON's types, e.g. <c>integer</c> and <c>string</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonTypesAttribute : Attribute
{
    /// <summary>With their names in JSON Schema.</summary>
    public JsonTypesAttribute(params string[] types) => Types = types;

    /// <summary>Their names in JSON Schema.</summary>
    public IReadOnlyList<string> Types { get; }
}
