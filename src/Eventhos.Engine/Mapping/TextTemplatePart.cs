namespace Eventhos.Engine.Mapping;

/// <summary>Either a literal stretch of a template or a variable in it.</summary>
internal readonly record struct TextTemplatePart(string? Literal, Variable? Variable);
