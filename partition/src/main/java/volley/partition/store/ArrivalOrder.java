package volley.partition.store;

/**
 * The order in which the spikes of a step arrive: by the ranks of their neurons, then ascending on each. Of sources that
 * belong to the ranks in turn, source i is the (i / ranks)th of those of a rank, for which a stretch of slots is kept. A
 * table that is laid out by slots is walked from one end to the other by the spikes of a step.
 */
final class ArrivalOrder {
    private final int sources;
    private final int ranks;
    private final int slotsOfRank;
    /** 2 to the 63 by the number of ranks, rounded up: a multiplication by it divides any int exactly. */
    private final long reciprocal;

    /** @param ranks that have some of the sources, at least 1; of more than there are sources, as many count */
    ArrivalOrder(int sources, int ranks) {
        this.sources = sources;
        this.ranks = Math.max(1, Math.min(ranks, sources));
        slotsOfRank = Math.ceilDiv(sources, this.ranks);
        reciprocal = Long.divideUnsigned(Long.MIN_VALUE, this.ranks) + 1;
    }

    /** Number of slots: that of the sources, or a few more. */
    int slots() {
        return Math.toIntExact((long) slotsOfRank * ranks);
    }

    int sources() {
        return sources;
    }

    int slot(int source) {
        final int place = (int) (Math.multiplyHigh(reciprocal, (long) source << 1));
        return (source - place * ranks) * slotsOfRank + place;
    }

    /** Turns sources into slots. */
    void toSlots(int[] sources, int count, int[] slots) {
        final long reciprocal = this.reciprocal;
        final int ranks = this.ranks;
        final int slotsOfRank = this.slotsOfRank;
        for (int i = 0; i < count; i++) {
            final int place = (int) Math.multiplyHigh(reciprocal, (long) sources[i] << 1);
            slots[i] = (sources[i] - place * ranks) * slotsOfRank + place;
        }
    }
}
