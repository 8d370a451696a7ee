package volley.partition.store;

/** Rows of connections whose weight multiples have 16 bits, and an int takes the sum of any that arrive together. */
public final class NarrowRows extends SynapseRows {
    static final int WORDS = 1;

    private final int[] gathered = new int[MOST_GATHERED];
    private int[] sums;
    private int firstTarget;

    NarrowRows(RowLayout layout) {
        super(layout, WORDS);
    }

    /**
     * Adds what arrives in a step to the sums of weight multiples.
     *
     * @param sums of the targets, target t's at {@code firstTarget + t}
     * @return number of synaptic events
     */
    public long arrive(long step, int[] sums, int firstTarget) {
        this.sums = sums;
        this.firstTarget = firstTarget;
        return arrive(step);
    }

    /** Copies parts to one place, which wait for memory side by side, and adds from there. */
    @Override
    void add(int[] positions, int[] lengths, int parts) {
        int size = 0;
        for (int part = 0; part < parts; part++) {
            int length = lengths[part];
            if (size + length > MOST_GATHERED) {
                add(gathered, 0, size, sums, firstTarget);
                size = 0;
            }
            if (length > MOST_GATHERED) {
                add(ints, positions[part], positions[part] + length, sums, firstTarget);
            } else {
                System.arraycopy(ints, positions[part], gathered, size, length);
                size += length;
            }
        }
        add(gathered, 0, size, sums, firstTarget);
    }

    private static void add(int[] connections, int from, int to, int[] sums, int firstTarget) {
        for (int i = from; i < to; i++) {
            int connection = connections[i];
            sums[firstTarget + (connection & TARGET)] += connection >> Short.SIZE;
        }
    }
}
