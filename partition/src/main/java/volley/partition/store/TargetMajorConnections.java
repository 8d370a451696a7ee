package volley.partition.store;

/** Connections to a rank's targets that can be asked for again and again, target by target. */
public interface TargetMajorConnections {
    /** Number of sources, on all ranks. */
    int sources();

    /** Number of ranks that the sources belong to in turn, for an order of spikes to be expected; 1 if that is not known. */
    default int ranks() {
        return 1;
    }

    /** Number of targets on this rank. */
    int targets();

    /** Number of connections. */
    long size();

    /** Whether a source may be connected to a target more than once. */
    boolean hasMultapses();

    /** The largest number of connections to one target. */
    int mostIndegree();

    /**
     * The sources of one target, the same at every call.
     *
     * @param into receives indices in 0 ... sources-1, at most {@link #mostIndegree}
     * @return number of them
     */
    int sources(int target, int[] into);
}
