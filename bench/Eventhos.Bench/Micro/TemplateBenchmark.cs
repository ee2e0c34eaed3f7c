using BenchmarkDotNet.Attributes;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;

namespace Eventhos.Bench.Micro;

/// <summary>A body template with three variables.</summary>
public class TemplateBenchmark
{
    private readonly JsonTemplate _template = JsonTemplate.Parse(
        """{"number":"${.body.seq}","name":"${.body.customer.name}","text":"${.body.customer.mail} changed"}""");

    private readonly ReceivedRequest _request = SampleEvent.Request();

    /// <summary>An event's first execution: its body is parsed.</summary>
    [Benchmark]
    public int ParseAndRender() => _template.Render(new MappingContext(new MappingSource(_request))).Length;
}
