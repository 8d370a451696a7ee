package volley.partition.connect;

import java.util.function.IntFunction;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.random.CountDistribution;
import volley.partition.random.RandomKey;

/** In-degrees that every target draws for itself, from a stream beside that of its sources. */
final class DrawnIndegrees {
    /** Nothing else narrows a target's key. */
    private static final long INDEGREE = -1;

    private DrawnIndegrees() {}

    /**
     * @param autapses whether a target may draw itself
     * @param ofCandidates distribution of the in-degree of a target that may draw so many sources
     */
    static Indegrees draw(
            NodeSet sources,
            LocalNodes targets,
            boolean autapses,
            TargetStreams streams,
            IntFunction<CountDistribution> ofCandidates) {
        boolean anySelf = !autapses && sources.overlaps(targets.set());
        var fromAll = ofCandidates.apply(sources.size());
        var fromOthers = ofCandidates.apply(sources.size() - (anySelf ? 1 : 0));
        var indegrees = new int[targets.size()];
        for (int target = 0; target < indegrees.length; target++) {
            boolean self = anySelf && sources.indexOf(targets.globalId(target)) >= 0;
            long bits = RandomKey.draw(RandomKey.narrow(streams.of(target), INDEGREE), 0);
            indegrees[target] = Math.toIntExact((self ? fromOthers : fromAll).draw(bits));
        }
        return Indegrees.of(indegrees);
    }
}
