package volley.partition.connect;

import volley.partition.NodeSet;
import volley.partition.UserException;

/** A rule that gives every target its sources. All targets of a projection have the same in-degree. */
public interface ConnectionRule {
    /**
     * Refuses sources and targets that the rule cannot connect.
     *
     * @throws UserException with what was expected
     */
    void check(NodeSet sources, NodeSet targets);

    /** Number of sources that each target gets. */
    int indegree(NodeSet sources, NodeSet targets);

    /** What draws the sources of one target after another, with scratch space of its own. */
    SourceDraw over(NodeSet sources, NodeSet targets);

    /** Draws the sources of a target as a pure function of the target and its random stream. */
    @FunctionalInterface
    interface SourceDraw {
        /**
         * @param targetId global id of the target
         * @param streamKey key of the target's random stream
         * @param sources receives the in-degree's number of indices into the set of sources
         */
        void draw(int targetId, long streamKey, int[] sources);
    }

    /** Every target gets {@code indegree} sources at random; multapses and autapses are allowed, as in NEST. */
    static FixedIndegree fixedIndegree(int indegree) {
        return new FixedIndegree(indegree, true, true);
    }

    /** Every target gets all sources; a neuron that is both connects to itself, as in NEST. */
    static ConnectionRule allToAll() {
        return new AllToAll();
    }

    /** Each target gets the source that has its index. */
    static ConnectionRule oneToOne() {
        return new OneToOne();
    }
}
