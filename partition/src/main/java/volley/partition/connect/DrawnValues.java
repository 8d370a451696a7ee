package volley.partition.connect;

import volley.partition.random.DiscreteDistribution;
import volley.partition.random.RandomBits;

/** Values that are drawn, each target's from a stream of its own. */
final class DrawnValues implements ConnectionValues {
    private final DiscreteDistribution distribution;
    private final Indegrees indegrees;
    private final TargetStreams streams;
    private final RandomBits random = new RandomBits();

    DrawnValues(DiscreteDistribution distribution, Indegrees indegrees, TargetStreams streams) {
        this.distribution = distribution;
        this.indegrees = indegrees;
        this.streams = streams;
    }

    @Override
    public int min() {
        return distribution.min();
    }

    @Override
    public int max() {
        return distribution.max();
    }

    @Override
    public void values(int target, int[] into) {
        distribution.draw(streams.of(target), indegrees.of(target), into, random);
    }

    @Override
    public void values(int target, int[] connections, int count, int[] into) {
        distribution.draw(streams.of(target), connections, count, into, random);
    }
}
