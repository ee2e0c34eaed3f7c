using Eventhos.Engine.Mapping;

namespace Eventhos.Engine.Routing;

/// <summary>An action ready to be carried out. Compiled once per version; shared by all executions.</summary>
public sealed class CompiledAction
{
    private CompiledAction(ActionDefinition definition, RequestTemplate? template, string? fault, TemplatePlace? faultPlace)
    {
        Definition = definition;
        Template = template;
        Fault = fault;
        FaultPlace = faultPlace;
    }

    /// <summary>The action as written.</summary>
    public ActionDefinition Definition { get; }

    /// <summary>The compiled request; null when the action does not compile.</summary>
    public RequestTemplate? Template { get; }

    /// <summary>Why it does not compile; null when it does.</summary>
    public string? Fault { get; }

    /// <summary>Where it does not; null where that is not known.</summary>
    public TemplatePlace? FaultPlace { get; }

    /// <summary>Compiles; never throws for what an administrator wrote, but keeps the fault for the attempt's record.</summary>
    public static CompiledAction Compile(ActionDefinition definition)
    {
        try
        {
            return new CompiledAction(definition, RequestTemplate.Compile(definition), fault: null, faultPlace: null);
        }
        catch (TemplateSyntaxException e)
        {
            return new CompiledAction(definition, template: null, e.Message, e.Place);
        }
    }
}
