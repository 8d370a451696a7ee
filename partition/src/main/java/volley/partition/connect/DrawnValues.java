package volley.partition.connect;

import volley.partition.random.DiscreteDistribution;

/** Values that are drawn, each target's from a stream of its own. */
record DrawnValues(DiscreteDistribution distribution, Indegrees indegrees, TargetStreams streams)
        implements ConnectionValues {
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
        distribution.draw(streams.of(target), indegrees.of(target), into);
    }
}
