package volley.simulation;

import java.util.stream.IntStream;
import volley.partition.connect.IncomingConnections;
import volley.partition.store.TargetMajorConnections;

/** Connections to consecutive ones of a rank's targets. */
record TargetRange(IncomingConnections incoming, int from, int targets) implements TargetMajorConnections {
    @Override
    public int sources() {
        return incoming.sources();
    }

    @Override
    public long size() {
        return IntStream.range(from, from + targets)
                .mapToLong(incoming::indegree)
                .sum();
    }

    @Override
    public int mostIndegree() {
        return incoming.mostIndegree();
    }

    @Override
    public int sources(int target, int[] into) {
        return incoming.sources(from + target, into);
    }
}
