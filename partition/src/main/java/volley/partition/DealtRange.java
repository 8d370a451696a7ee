package volley.partition;

/** Where neurons whose ids follow each other stand on each rank, told without a division. */
public final class DealtRange {
    private final int ranks;
    private final int fromQuotient;
    private final int fromRemainder;
    private final int toQuotient;
    private final int toRemainder;

    /**
     * @param ids global ids
     * @param ranks to which neurons are dealt as by {@link RoundRobin}
     */
    public DealtRange(IdRange ids, int ranks) {
        this.ranks = ranks;
        fromQuotient = ids.from() / ranks;
        fromRemainder = ids.from() % ranks;
        toQuotient = ids.to() / ranks;
        toRemainder = ids.to() % ranks;
    }

    /** Local index of the first one on a rank; if there is none on it, the same as {@link #to}. */
    public int from(int rank) {
        return fromQuotient + (rank < fromRemainder ? 1 : 0);
    }

    /** Local index behind that of the last one on a rank. */
    public int to(int rank) {
        return toQuotient + (rank < toRemainder ? 1 : 0);
    }

    /** Of a neuron with a local index on a rank, its place among all. */
    public int place(int localIndex, int rank) {
        return (localIndex - fromQuotient) * ranks + rank - fromRemainder;
    }
}
