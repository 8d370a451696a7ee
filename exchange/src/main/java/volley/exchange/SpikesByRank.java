package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The spikes of the whole network in an interval in the order in which they arrive: rank by rank, those of a rank by
 * section of its {@link PacketLayout}, those of a section step by step. What lies in that order is read from one end to the
 * other.
 */
public final class SpikesByRank {
    /** Of an interval, so that a byte tells each. */
    static final int MOST_STEPS = 1 << Byte.SIZE;

    /** Of a rank, so that two bytes tell each. */
    static final int MOST_NEURONS = 1 << Character.SIZE;

    private static final int UNSIGNED = 0xFF;

    /** Of this object, its room, and its arrays' headers. */
    private static final int OBJECT_BYTES = 120;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH_BYTE = 0x0101010101010101L;

    private final int ranks;
    private final PacketLayout layout;
    private final int sections;
    private final SpikeRoom room = new SpikeRoom();
    private char[] localIndices = {};
    private byte[] steps = {};
    /** Rank by rank where each section begins; then the end. */
    private final int[] starts;

    private int next;

    SpikesByRank(int ranks, PacketLayout layout) {
        this.ranks = ranks;
        this.layout = layout;
        sections = layout.sections();
        starts = new int[ranks * sections + 1];
    }

    /** Forgets all spikes. */
    void clear() {
        resize(room.cleared());
        next = 0;
    }

    /** Makes room for so many spikes behind those that there are. */
    void makeRoomFor(int number) {
        resize(room.withRoomFor(number));
    }

    private void resize(int length) {
        if (steps.length != length) {
            steps = Arrays.copyOf(steps, length);
            localIndices = Arrays.copyOf(localIndices, length);
        }
    }

    /**
     * Adds a rank's spikes as they lie in memory.
     *
     * @param rank behind those before; ranks between them have no spikes
     * @param counts of spikes by group
     * @param spikes their number
     * @param width of the index of each, in bytes
     */
    void add(int rank, int[] counts, int spikes, MemorySegment memory, long at, int width) {
        makeRoomFor(spikes);
        IndexBytes.read(memory, at, spikes, width, localIndices, room.count());
        added(rank, counts);
    }

    /** The same of spikes of this process. */
    void add(int rank, int[] counts, int spikes, int[] indices) {
        makeRoomFor(spikes);
        int first = room.count();
        for (int spike = 0; spike < spikes; spike++) {
            localIndices[first + spike] = (char) indices[spike];
        }
        added(rank, counts);
    }

    private void added(int rank, int[] counts) {
        startUpTo(rank * sections);
        int end = room.count();
        for (int section = 0; section < sections; section++) {
            starts[next++] = end;
            end = mark(steps, end, counts, layout.group(section, 0), layout.lags());
        }
        room.added(end - room.count());
    }

    /**
     * Notes the steps of a section's spikes, at least sixteen at a time, so that no branch depends on how few there are; what
     * is too much is of those that come behind. Returns where they end.
     */
    private static int mark(byte[] steps, int from, int[] counts, int firstGroup, int lags) {
        int end = from;
        for (int lag = 0; lag < lags; lag++) {
            int count = counts[firstGroup + lag];
            long marks = lag * EACH_BYTE;
            EIGHT.set(steps, end, marks);
            EIGHT.set(steps, end + Long.BYTES, marks);
            for (int marked = 2 * Long.BYTES; marked < count; marked += Long.BYTES) {
                EIGHT.set(steps, end + marked, marks);
            }
            end += count;
        }
        return end;
    }

    /** Says that all ranks' spikes are there. */
    void end() {
        startUpTo(starts.length);
    }

    private void startUpTo(int end) {
        for (; next < end; next++) {
            starts[next] = room.count();
        }
    }

    /** Number of ranks. */
    public int ranks() {
        return ranks;
    }

    /** Above the largest that {@link #steps()} tells. */
    public int mostSteps() {
        return layout.lags();
    }

    /** The section that a population is of. */
    public int section(int population) {
        return layout.section(population);
    }

    /** Where a section of a rank's spikes begins; the next one behind the last of a rank is the first of the rank behind. */
    public int from(int rank, int section) {
        return starts[rank * sections + section];
    }

    /** Indices of neurons on their ranks; not to be written to. */
    public char[] localIndices() {
        return localIndices;
    }

    /** The step of each spike in the interval, from 0, as an unsigned byte; may be one by which the interval was cut short. */
    public byte[] steps() {
        return steps;
    }

    /** The step of a spike. */
    public int step(int spike) {
        return steps[spike] & UNSIGNED;
    }

    /** Adds the same spikes by step. */
    void addTo(IntervalSpikes interval, int steps) {
        var starts = new int[layout.groups() + 1];
        forEach((group, globalId) -> starts[group + 1]++);
        for (int group = 0; group < layout.groups(); group++) {
            starts[group + 1] += starts[group];
        }
        var sorted = new int[room.count()];
        var places = starts.clone();
        forEach((group, globalId) -> sorted[places[group]++] = globalId);
        for (int step = 0; step < steps; step++) {
            interval.beginStep();
            for (int section = 0; section < sections; section++) {
                int start = starts[layout.group(section, step)];
                int end = starts[layout.group(section, step) + 1];
                interval.add(
                        layout.firstPopulation(section),
                        layout.firstPopulation(section + 1),
                        sorted,
                        start,
                        end - start);
            }
        }
    }

    private interface SpikeReader {
        void read(int group, int globalId);
    }

    private void forEach(SpikeReader reader) {
        for (int rank = 0; rank < ranks; rank++) {
            for (int section = 0; section < sections; section++) {
                for (int spike = from(rank, section); spike < from(rank, section + 1); spike++) {
                    reader.read(layout.group(section, step(spike)), localIndices[spike] * ranks + rank);
                }
            }
        }
    }

    /** Heap that it takes. */
    long bytes() {
        return OBJECT_BYTES
                + (long) localIndices.length * Character.BYTES
                + steps.length
                + (long) starts.length * Integer.BYTES;
    }
}
