using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.IntegrationTests.Conformance.Traffic;

/// <summary>What percentiles are worth.</summary>
[OneStorage("has no storage")]
public sealed class LatencyHistogramTests
{
    [Fact]
    public void No_time_is_further_from_the_middle_of_its_bucket_than_promised_and_buckets_are_in_order()
    {
        var before = -1;
        for (long time = 0; time < 3L * 86_400_000; time += 1 + (time / 1_000))
        {
            var bucket = LatencyScale.BucketOf(time);
            var middle = LatencyScale.MiddleOf(bucket);
            Assert.InRange(bucket, before, int.MaxValue);
            Assert.True(time < 128 ? middle == time : Math.Abs(middle - time) <= time * 0.008, $"{time} is told as {middle}");
            Assert.Equal(bucket, LatencyScale.BucketOf(middle));
            before = bucket;
        }

        Assert.Equal(0, LatencyScale.BucketOf(-5));
    }

    [Fact]
    public void Two_histograms_add_up_to_that_of_all_their_times_also_when_they_were_stored()
    {
        var random = new Random(1);
        var (all, one, other) = (new TrafficDetail(), new TrafficDetail(), new TrafficDetail());
        for (var i = 0; i < 5_000; i++)
        {
            var time = (long)Math.Exp(random.NextDouble() * 16);
            all.Of(1, 1).Answers.Add(time);
            (i % 3 == 0 ? one : other).Of(1, 1).Answers.Add(time);
        }

        var stored = new TrafficDetail();
        stored.Decode(one.Encode());
        stored.Decode(other.Encode());
        Assert.Equal(all.Encode(), stored.Encode());
    }
}
