package volley.partition.connect;

import java.util.Locale;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.UserException;

/** A rule that gives every target its sources. Its text tells it from others. */
public interface ConnectionRule {
    /**
     * Refuses sources and targets that the rule cannot connect.
     *
     * @throws UserException with what was expected
     */
    void check(NodeSet sources, NodeSet targets);

    /** The rule's name as users know it: {@code fixed_indegree}. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Whether a source may be connected to a target more than once. */
    default boolean hasMultapses() {
        return true;
    }

    /** Number of connections on all ranks, or its mean if it is drawn. Nothing is drawn to tell it. */
    double expectedSize(NodeSet sources, NodeSet targets);

    /**
     * Heap that drawing keeps on a rank beside its connections, in bytes.
     *
     * @param localTargets targets on the rank
     * @param connections of the rank
     */
    default double drawingBytes(NodeSet targets, int localTargets, double connections) {
        return 0;
    }

    /** Heap that drawing takes beside that on a rank, and lets go of where another projection is drawn, in bytes. */
    default double passingBytes(int localTargets, double connections) {
        return 0;
    }

    /**
     * What draws the sources of a rank's targets, with scratch space of its own.
     *
     * @param streams random streams of the projection's wiring
     */
    SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams);

    /** Draws the sources of one target after another; a target's number is its place among a rank's targets. */
    interface SourceDraw {
        Indegrees indegrees();

        /**
         * @param sources receives the in-degree's number of indices into the set of sources, the same at every call
         */
        void draw(int target, int[] sources);
    }

    /** Every target gets {@code indegree} sources at random; multapses and autapses are allowed, as in NEST. */
    static FixedIndegree fixedIndegree(int indegree) {
        return new FixedIndegree(indegree, true, true);
    }

    /** Every target gets all sources; autapses are allowed, as in NEST. */
    static AllToAll allToAll() {
        return new AllToAll(true);
    }

    /** Each target gets the source that has its index. */
    static ConnectionRule oneToOne() {
        return new OneToOne();
    }

    /** Every source gets {@code outdegree} targets at random; multapses and autapses are allowed, as in NEST. */
    static FixedOutdegree fixedOutdegree(int outdegree) {
        return new FixedOutdegree(outdegree, true, true);
    }

    /** {@code number} pairs are drawn at random; multapses and autapses are allowed, as in NEST. */
    static FixedTotalNumber fixedTotalNumber(long number) {
        return new FixedTotalNumber(number, true, true);
    }

    /** Every pair is connected with a probability; autapses are allowed, as in NEST. */
    static PairwiseBernoulli pairwiseBernoulli(double probability) {
        return new PairwiseBernoulli(probability, true);
    }

    /** Every pair has a Poisson number of connections; autapses are allowed, as in NEST. */
    static PairwisePoisson pairwisePoisson(double mean) {
        return new PairwisePoisson(mean, true);
    }

    /** The connections from {@code sources[k]} to {@code targets[k]}, indices into the sets of sources and targets. */
    static EdgeList edges(int[] sources, int[] targets) {
        return new EdgeList(sources, targets);
    }
}
