using BenchmarkDotNet.Attributes;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Bench.Micro;

/// <summary>A JavaScript mapping with three fields, in an engine of its own as every run has.</summary>
public class ScriptBenchmark
{
    private readonly MappingSource _source = new(SampleEvent.Request());

    private readonly ScriptMapping _script = ScriptMapping.Compile(
        """
        const customer = eventContext.body.customer;
        return { number: eventContext.body.seq, name: customer.name, text: customer.mail + " changed" };
        """);

    [GlobalSetup]
    public void SetUp()
    {
        if (_script.Run(Input(), ScriptLimits.Default, CancellationToken.None) is not ScriptResult.Json)
        {
            throw new InvalidOperationException("The script does not map.");
        }
    }

    [Benchmark]
    public ScriptResult Run() => _script.Run(Input(), ScriptLimits.Default, CancellationToken.None);

    private ScriptInput Input() => new() { BodyJson = _source.BodyJson, Headers = _source.Headers, QueryJson = _source.QueryJson, Url = _source.Url };
}
