namespace Eventhos.Engine.Mapping;

/// <summary>Where in an action something is wrong.</summary>
/// <param name="Part">In which part of it.</param>
/// <param name="Name">Of which header or query parameter; null elsewhere.</param>
/// <param name="Line">On which line, from 1; null where the whole part is meant.</param>
/// <param name="Column">At which character of the line, from 1.</param>
public sealed record TemplatePlace(TemplatePart Part, string? Name = null, int? Line = null, int? Column = null);
