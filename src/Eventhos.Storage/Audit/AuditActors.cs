namespace Eventhos.Storage.Audit;

/// <summary>Actors as they are stored and answered.</summary>
public static class AuditActors
{
    /// <summary>The word of an actor.</summary>
    public static string Word(this AuditActor actor) => actor switch
    {
        AuditActor.User => "user",
        AuditActor.Client => "client",
        _ => "hub",
    };

    /// <summary>The actor of a word.</summary>
    public static AuditActor Parse(string word) => word switch
    {
        "user" => AuditActor.User,
        "client" => AuditActor.Client,
        _ => AuditActor.Hub,
    };
}
