namespace Eventhos.Engine.Mapping;

/// <summary>A part of an action's request, as its administrator knows it.</summary>
public enum TemplatePart
{
    /// <summary>The HTTP method.</summary>
    Method,

    /// <summary>The URL.</summary>
    Url,

    /// <summary>A query parameter.</summary>
    Query,

    /// <summary>A header.</summary>
    Headers,

    /// <summary>The body's template.</summary>
    Body,

    /// <summary>The JavaScript that makes the body.</summary>
    Script,
}
