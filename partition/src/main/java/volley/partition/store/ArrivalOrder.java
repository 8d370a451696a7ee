package volley.partition.store;

/**
 * The order in which spikes arrive: by the ranks of their neurons. Of sources that
 * belong to the ranks in turn, source i is the (i / ranks)th of those of a rank, for which a stretch of slots is kept. A
 * table that is laid out by slots is so walked from one end to the other by the spikes of a step.
 */
final class ArrivalOrder {
    /** Of a fixed-point number. */
    private static final int FRACTION_BITS = 62;

    private static final int WORD_SHIFT = 6;

    /** Of the job; {@link #ranks} are fewer if some have no sources, or slots would be too many for an int. */
    private final int ranksOfJob;

    private final int ranks;
    private final int slotsOfRank;
    /** As its error is below 2 to the -62, it divides any int exactly. */
    private final long reciprocalOfRanks;

    /** @param ranks to which the sources belong in turn, at least 1 */
    ArrivalOrder(int sources, int ranks) {
        ranksOfJob = ranks;
        int some = Math.max(1, Math.min(ranks, sources));
        boolean fits = (long) some * Math.ceilDiv(sources, some) <= Integer.MAX_VALUE;
        this.ranks = fits ? some : 1;
        slotsOfRank = Math.ceilDiv(sources, this.ranks);
        reciprocalOfRanks = Math.ceilDiv(1L << FRACTION_BITS, this.ranks);
    }

    /** Number of slots: that of the sources, or a few more. */
    int slots() {
        return slotsOfRank * ranks;
    }

    /** Gives the slots of the first {@code size} sources; both arrays may be the same. */
    void toSlots(int[] sources, int size, int[] slots) {
        final int ranks = this.ranks;
        final int slotsOfRank = this.slotsOfRank;
        final long reciprocalOfRanks = this.reciprocalOfRanks;
        for (int i = 0; i < size; i++) {
            slots[i] = slot(sources[i], ranks, slotsOfRank, reciprocalOfRanks);
        }
    }

    /**
     * Gives the slots of spikes for which there is a bit, without a branch: for which there is one is as good as random.
     *
     * @param spikes of sources only, from one place to another
     * @param bits of all slots, 64 to a word
     * @param selected receives them; has room for all
     * @return number of slots that it has then
     */
    int select(int[] spikes, int from, int to, long[] bits, int[] selected) {
        final int ranks = this.ranks;
        final int slotsOfRank = this.slotsOfRank;
        final long reciprocalOfRanks = this.reciprocalOfRanks;
        int number = 0;
        for (int spike = from; spike < to; spike++) {
            int slot = slot(spikes[spike], ranks, slotsOfRank, reciprocalOfRanks);
            selected[number] = slot;
            number += (int) (bits[slot >>> WORD_SHIFT] >>> slot) & 1;
        }
        return number;
    }

    /** The slot of a source. */
    int slot(int source) {
        return slot(source, ranks, slotsOfRank, reciprocalOfRanks);
    }

    /** How far the slots of sources are apart that follow each other on a rank. */
    int stride() {
        return ranks == ranksOfJob ? 1 : ranksOfJob;
    }

    private static int slot(int source, int ranks, int slotsOfRank, long reciprocalOfRanks) {
        int place = (int) Math.multiplyHigh((long) source << Long.SIZE - FRACTION_BITS, reciprocalOfRanks);
        return (source - place * ranks) * slotsOfRank + place;
    }
}
