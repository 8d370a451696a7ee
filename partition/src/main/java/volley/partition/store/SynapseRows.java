package volley.partition.store;

/**
 * Connections whose weights or delays differ, in rows by source, to a block of at most 65,536 targets. A row is its parts
 * in the order of their delays, each a header and then the connections of that delay:
 *
 * <pre>
 *   header      delay less that of the part before, 16 bits | number of connections, 16 bits
 *   connection  weight multiple | target, 16 bits
 *   ...
 *   0           ends the row
 * </pre>
 *
 * The first part's delay is told less the shortest of the rows. A connection takes one int, with a weight of 16 bits
 * ({@link NarrowRows}), or two, with one of 48 bits ({@link WideRows}). A part that arrives waits in a slot of the step
 * of its arrival with its length, so that the rows of a step's spikes are read side by side.
 */
public abstract sealed class SynapseRows permits NarrowRows, WideRows {
    /** The most targets of a block, and the most connections of a part. */
    public static final int BLOCK = 1 << 16;

    static final int TARGET = BLOCK - 1;

    /** Connections that are gathered before they are counted: they stay in the first cache. */
    static final int MOST_GATHERED = 4096;

    final int[] ints;
    private final int wordsPerConnection;
    private final int firstSource;
    private final int[] starts;
    private final int shortestDelay;
    private final int longestDelay;
    private final PendingParts pending;
    private final long size;
    private int[] ends = new int[64];

    /**
     * @param starts where each row begins, and where the last one ends
     * @param firstSource global id of the first row
     */
    SynapseRows(RowLayout layout, int wordsPerConnection) {
        ints = layout.ints();
        starts = layout.starts();
        firstSource = layout.firstSource();
        shortestDelay = layout.shortestDelay();
        longestDelay = layout.longestDelay();
        size = layout.size();
        this.wordsPerConnection = wordsPerConnection;
        pending = new PendingParts(longestDelay - shortestDelay + 1);
    }

    /** The shortest delay in steps: spikes are to be sent so long after their stamp. */
    public final int shortestDelay() {
        return shortestDelay;
    }

    public final int longestDelay() {
        return longestDelay;
    }

    /**
     * Sends spikes on their way, or what is still on its way of earlier ones.
     *
     * @param step their stamp plus the shortest delay, in which the first of them arrive
     * @param globalIds the neurons that spiked, from one place to another, sources or not
     * @param next the step from which on nothing has arrived yet
     */
    public final void send(long step, int[] globalIds, int from, int to, long next) {
        int rows = starts.length - 1;
        for (int spike = from; spike < to; spike++) {
            int row = globalIds[spike] - firstSource;
            if (row >= 0 && row < rows && starts[row] < starts[row + 1]) {
                send(step, starts[row], next);
            }
        }
    }

    private void send(long step, int start, long next) {
        int position = start;
        long arrival = step + gap(position);
        while (ints[position] != 0 && arrival < next) {
            position += 1 + length(position) * wordsPerConnection;
            arrival += gap(position);
        }
        if (ints[position] != 0) {
            pending.add(arrival, position + 1, length(position));
        }
    }

    private int gap(int position) {
        return ints[position] >>> Short.SIZE;
    }

    private int length(int position) {
        return ints[position] & TARGET;
    }

    /** Delivers what arrives in a step by {@link #add}; returns the number of synaptic events. */
    final long arrive(long step) {
        long events = 0;
        for (int size = pending.size(step); size > 0; size = pending.size(step)) {
            var positions = pending.positions(step);
            var lengths = pending.lengths(step);
            if (ends.length < size) {
                ends = new int[size + size / 2];
            }
            add(positions, lengths, size);
            for (int i = 0; i < size; i++) {
                ends[i] = positions[i] + lengths[i] * wordsPerConnection;
                events += lengths[i];
            }
            pending.clear(step);
            goOn(step, size);
        }
        return events;
    }

    /** Puts the next parts of the rows whose parts have ended into the slots of their arrival. */
    private void goOn(long step, int size) {
        for (int i = 0; i < size; i++) {
            int header = ints[ends[i]];
            if (header != 0) {
                pending.add(step + (header >>> Short.SIZE), ends[i] + 1, header & TARGET);
            }
        }
    }

    /** Adds the weights of some parts to the sums of their targets. */
    abstract void add(int[] positions, int[] lengths, int parts);

    /** Forgets what is on its way. */
    public final void clear() {
        pending.clear();
    }

    /** Number of connections. */
    public final long size() {
        return size;
    }

    /** Heap that the rows take, in bytes. */
    public final long bytes() {
        return ArrayBytes.of(ints) + ArrayBytes.of(starts);
    }
}
