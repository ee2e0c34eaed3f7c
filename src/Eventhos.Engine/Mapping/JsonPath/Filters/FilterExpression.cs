namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>A part of a filter, of one of the three types of RFC 9535, section 2.4.1: value, truth or nodes.</summary>
internal abstract class FilterExpression
{
}
