package volley.partition.connect;

/**
 * Weights or delays of a projection's connections to a rank's targets, as whole multiples of a quantum or of a step,
 * that can be asked for again and again, target by target.
 */
public interface ConnectionValues {
    /** The smallest multiple that can come up. */
    int min();

    /** The largest multiple that can come up. */
    int max();

    /**
     * The multiples of one target's connections, in the order of its sources; the same at every call.
     *
     * @param into receives as many as the target's in-degree
     */
    void values(int target, int[] into);

    /**
     * The multiples of some of one target's connections.
     *
     * @param connections numbers of the connections in the order of the target's sources, first {@code count} entries
     * @param into receives as many
     */
    void values(int target, int[] connections, int count, int[] into);
}
