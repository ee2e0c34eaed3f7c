using System.Text;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>Makes requests out of valid ones: mostly with one thing wrong, sometimes with several, now and then with none.</summary>
internal sealed class CaseGenerator
{
    private readonly int _seed;
    private readonly string _host;
    private readonly IReadOnlyList<FuzzSeed> _routes;
    private readonly IReadOnlyDictionary<FuzzCaller, string?> _tokens;

    /// <summary>Over the routes of a hub; the same seed and number make the same request.</summary>
    public CaseGenerator(int seed, string host, IReadOnlyList<FuzzSeed> routes, IReadOnlyDictionary<FuzzCaller, string?> tokens)
    {
        _seed = seed;
        _host = host;
        _tokens = tokens;

        _routes = [.. routes.SelectMany(route => Enumerable.Repeat(route, route.IsCostly ? 1 : 4))];
    }

    /// <summary>The request of a number.</summary>
    public FuzzCase Make(int number)
    {
        var random = new Random(HashCode(number));
        var route = _routes[random.Next(_routes.Count)];
        var who = random.Next(10) switch { < 7 => FuzzCaller.Admin, < 9 => FuzzCaller.Reader, _ => FuzzCaller.Nobody };
        var draft = Valid(route, who, number);
        var body = route.Body?.Replace("$unique", $"fuzz-{_seed}-{number}", StringComparison.Ordinal);
        draft.Body = body is null ? null : Encoding.UTF8.GetBytes(body);
        for (var changes = random.Next(8) switch { 0 => 2, 1 => 3, 7 => random.Next(2), _ => 1 }; changes > 0; changes--)
        {
            Change(random, draft, route, body);
        }

        draft.IsHttp &= draft.Headers.TrueForAll(header => header.Value.All(c => c is '\t' or (>= ' ' and < '\x7F')));
        return new FuzzCase(number, route, who, string.Join(", ", draft.Oddities), draft.ToBytes(), draft.IsHttp);
    }

    private RequestDraft Valid(FuzzSeed route, FuzzCaller who, int number)
    {
        var target = route.Target.Split('?', 2);
        var draft = new RequestDraft(route.Method, target[0], target.Length > 1 ? target[1] : "");
        draft.Headers.Add(("Host", _host));
        draft.Headers.Add(("X-Request-Id", $"fuzz-{_seed}-{number}"));
        if (_tokens[who] is { } token)
        {
            draft.Headers.Add(("Authorization", $"Bearer {token}"));
        }

        if (route.Body is not null)
        {
            draft.Headers.Add(("Content-Type", "application/json"));
        }

        return draft;
    }

    private static void Change(Random random, RequestDraft draft, FuzzSeed route, string? body)
    {
        if (body is not null && random.Next(100) < 60)
        {
            ChangeBody(random, draft, body);
            return;
        }

        switch (random.Next(100))
        {
            case < 35:
                TargetMutations.OfQuery(random, draft);
                break;
            case < 60:
                TargetMutations.OfPath(random, draft, draft.Path, route.FixedSegments);
                break;
            case < 66:
                TargetMutations.OfWholePath(random, draft);
                break;
            case < 80:
                HeaderMutations.OfAny(random, draft);
                break;
            case < 83:
                HeaderMutations.Repeat(random, draft);
                break;
            case < 88:
                HeaderMutations.OfContentType(random, draft);
                break;
            case < 91:
                HeaderMutations.OfContentEncoding(random, draft);
                break;
            case < 96:
                HeaderMutations.OfMethod(random, draft);
                break;
            default:
                BodyMutations.Whole(random, draft);
                break;
        }
    }

    private static void ChangeBody(Random random, RequestDraft draft, string body)
    {
        switch (random.Next(100))
        {
            case < 80:
                BodyMutations.OfField(random, draft, body);
                break;
            case < 86:
                BodyMutations.AsForm(random, draft, body);
                break;
            case < 92:
                BodyMutations.Damage(random, draft, body);
                break;
            case < 95:
                draft.ChunkSize = 1 + random.Next(40);
                draft.Oddities.Add("in chunks");
                break;
            default:
                BodyMutations.Whole(random, draft);
                break;
        }
    }

    // The framework's own differs from one process to the next.
    private int HashCode(int number) => unchecked((int)(((uint)_seed * 2_654_435_761) ^ ((uint)number * 2_246_822_519)));
}
