namespace Eventhos.Engine.Mapping;

/// <summary>What one attempt's mapping looks into, and what it found missing.</summary>
public sealed class MappingContext
{
    private List<string>? _warnings;

    /// <summary>Values of one received event and, where the action has OAuth2, of its token answer.</summary>
    public MappingContext(MappingSource source, OAuthResponse? oauth = null)
    {
        Source = source;
        OAuth = oauth;
    }

    /// <summary>The received request.</summary>
    public MappingSource Source { get; }

    /// <summary>The token endpoint's answer; null without OAuth2.</summary>
    public OAuthResponse? OAuth { get; }

    /// <summary>One sentence for each variable that led nowhere.</summary>
    public IReadOnlyList<string> Warnings => _warnings ?? (IReadOnlyList<string>)[];

    /// <summary>Notes that a variable led nowhere.</summary>
    public void Missing(Variable variable)
    {
        var sentence = $"{variable} is missing in the event.";
        _warnings ??= [];
        if (!_warnings.Contains(sentence))
        {
            _warnings.Add(sentence);
        }
    }
}
