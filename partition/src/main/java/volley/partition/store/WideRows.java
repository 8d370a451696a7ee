package volley.partition.store;

/**
 * Rows of connections whose weight multiples have 48 bits: the low 16 stand with the target, the others in an int of
 * their own. A long takes the sum of any that arrive together.
 */
public final class WideRows extends SynapseRows {
    static final int WORDS = 2;

    private long[] sums;
    private int firstTarget;

    WideRows(RowLayout layout) {
        super(layout, WORDS);
    }

    /**
     * Adds what arrives in a step to the sums of weight multiples.
     *
     * @param sums of the targets, target t's at {@code firstTarget + t}
     * @return number of synaptic events
     */
    public long arrive(long step, long[] sums, int firstTarget) {
        this.sums = sums;
        this.firstTarget = firstTarget;
        return arrive(step);
    }

    @Override
    void add(int[] positions, int[] lengths, int parts) {
        for (int part = 0; part < parts; part++) {
            int from = positions[part];
            add(ints, from, from + WORDS * lengths[part], sums, firstTarget);
        }
    }

    private static void add(int[] ints, int from, int to, long[] sums, int firstTarget) {
        for (int i = from; i < to; i += WORDS) {
            int low = ints[i];
            sums[firstTarget + (low & TARGET)] += (long) ints[i + 1] << Short.SIZE | low >>> Short.SIZE;
        }
    }
}
