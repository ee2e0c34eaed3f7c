namespace Eventhos.Engine.Mapping;

/// <summary>What a step of a JSON template writes.</summary>
internal enum JsonTemplateStepKind
{
    StartObject,
    EndObject,
    StartArray,
    EndArray,
    Name,
    Literal,
    Text,
}
