namespace Eventhos.Storage.Catalog;

/// <summary>A header, a query parameter or a form field.</summary>
public sealed record NameValue(string Key, string Value);
