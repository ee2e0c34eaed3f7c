namespace Eventhos.Engine.Mapping.JsonPath;

/// <summary>Which spelling of member names a query may use.</summary>
public enum JsonPathDialect
{
    /// <summary>Exactly the grammar of RFC 9535.</summary>
    Rfc9535,

    /// <summary>RFC 9535, and a shorthand name may hold <c>-</c> after its first character: <c>$.content-type</c>.</summary>
    DashedNames,
}
