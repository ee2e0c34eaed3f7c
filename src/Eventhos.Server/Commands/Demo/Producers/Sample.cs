using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Producers;

/// <summary>A body to send, byte for byte as it is in its file.</summary>
/// <param name="Event">The event it is a case of.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Sample(DemoEvent Event, byte[] Body)
{
    /// <summary>Reads all samples beside the program.</summary>
    /// <exception cref="DemoException">They are not there.</exception>
    public static async Task<IReadOnlyList<Sample>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples");
        var samples = new List<Sample>();
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (EventOf(file) is { } type)
                {
                    samples.Add(new Sample(type, await File.ReadAllBytesAsync(file, cancellationToken)));
                }
            }
        }
        catch (IOException e)
        {
            throw new DemoException($"The sample events can't be read: {e.Message}", e);
        }

        return samples.Count > 0 ? samples : throw new DemoException($"There are no sample events in {folder}.");
    }

    /// <summary>GitHub's files are named <c>event.action.json</c>, the course platform's <c>course.action.json</c>.</summary>
    private static DemoEvent? EventOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return DemoScenario.Events.FirstOrDefault(type => type.Name == name)
            ?? DemoScenario.Events.FirstOrDefault(type => type.Name == name.Split('.')[0]);
    }
}
