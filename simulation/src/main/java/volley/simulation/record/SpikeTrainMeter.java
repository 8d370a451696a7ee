package volley.simulation.record;

import java.util.Arrays;
import java.util.BitSet;
import volley.partition.IdRange;
import volley.partition.RoundRobin;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;

/**
 * What one rank's neurons give to the statistics of a population's spike trains: sums that cost a few additions a spike.
 * They are whole numbers, so that they do not depend on the order of neurons or ranks.
 *
 * <p>A neuron has a row of four: the steps of its first and its last spike, the sum of its squared intervals in steps,
 * and its number of spikes.
 */
public final class SpikeTrainMeter {
    private static final int FIRST = 0;
    private static final int LAST = 1;
    private static final int SQUARES = 2;
    private static final int COUNT = 3;
    private static final int ROW = 4;

    /** Of fewer spikes, a neuron's coefficient of variation says little. */
    private static final int FEWEST_SPIKES_FOR_CV = 10;

    private final long startStep;
    private final int binSteps;
    private final BitSet measured = new BitSet();
    private long[] rows = new long[0];
    /** Local index of the first neuron that has a row. */
    private int firstRow;

    private int[] bins = new int[64];
    private int bin;
    private long binEnd;

    /**
     * @param startStep last step of the warm-up
     * @param binSteps width of the bins that the population's spikes are counted in
     */
    public SpikeTrainMeter(long startStep, int binSteps) {
        this.startStep = startStep;
        this.binSteps = binSteps;
        binEnd = startStep + binSteps;
    }

    /** Bytes that it takes for each neuron from the first measured one to the last. */
    public static double bytesPerNeuron() {
        return ROW * Long.BYTES + 1.0 / Byte.SIZE;
    }

    /** Measures the neurons with these local indices from now on. */
    public void measure(int fromLocalIndex, int toLocalIndex) {
        if (fromLocalIndex == toLocalIndex) {
            return;
        }
        measured.set(fromLocalIndex, toLocalIndex);
        int first = measured.nextSetBit(0);
        var moved = new long[Math.multiplyExact(ROW, measured.length() - first)];
        System.arraycopy(rows, 0, moved, rows.length == 0 ? 0 : ROW * (firstRow - first), rows.length);
        rows = moved;
        firstRow = first;
    }

    /** Takes a spike if its neuron is measured and the warm-up over; in order of steps. */
    public void take(long step, int localIndex) {
        if (step <= startStep || !measured.get(localIndex)) {
            return;
        }
        if (step > binEnd) {
            goToBinOf(step);
        }
        bins[bin]++;
        int row = row(localIndex);
        if (rows[row + COUNT]++ == 0) {
            rows[row + FIRST] = step;
        } else {
            long interval = step - rows[row + LAST];
            rows[row + SQUARES] += interval * interval;
        }
        rows[row + LAST] = step;
    }

    private int row(int localIndex) {
        return ROW * (localIndex - firstRow);
    }

    private void goToBinOf(long step) {
        bin = Math.toIntExact((step - startStep - 1) / binSteps);
        binEnd = startStep + (bin + 1L) * binSteps;
        if (bin >= bins.length) {
            bins = Arrays.copyOf(bins, Math.max(bin + 1, Math.multiplyExact(2, bins.length)));
        }
    }

    /** Saves the rows and bins under names that begin with this one. */
    public void save(String name, RoundRobin partition, StateWriter state) {
        state.ofNeurons(name + " rows", ids(partition), rows);
        state.shares(
                name + " bins", Arrays.stream(bins, 0, bin + 1).asLongStream().toArray());
    }

    /** Goes on from what a meter of the same neurons has saved. */
    public void load(String name, RoundRobin partition, StateReader state) {
        rows = state.ofNeurons(name + " rows", ids(partition));
        bins = Arrays.stream(state.shares(name + " bins"))
                .mapToInt(Math::toIntExact)
                .toArray();
        bin = bins.length - 1;
        binEnd = startStep + (bin + 1L) * binSteps;
    }

    private int[] ids(RoundRobin partition) {
        return partition.globalIds(new IdRange(firstRow, firstRow + rows.length / ROW));
    }

    public long startStep() {
        return startStep;
    }

    public int binSteps() {
        return binSteps;
    }

    /** Number of measured neurons. */
    public int neurons() {
        return measured.cardinality();
    }

    /** Spikes of all measured neurons. */
    public long spikes() {
        return measured.stream().mapToLong(neuron -> rows[row(neuron) + COUNT]).sum();
    }

    /** The coefficients of variation of the intervals of each neuron with at least ten spikes, not all in one step. */
    public double[] cvs() {
        return measured.stream()
                .map(this::row)
                .filter(row -> rows[row + COUNT] >= FEWEST_SPIKES_FOR_CV && rows[row + FIRST] < rows[row + LAST])
                .mapToDouble(this::cv)
                .toArray();
    }

    private double cv(int row) {
        double intervals = rows[row + COUNT] - 1;
        double mean = (rows[row + LAST] - rows[row + FIRST]) / intervals;
        double variance = Math.max(0, rows[row + SQUARES] / intervals - mean * mean);
        return Math.sqrt(variance) / mean;
    }

    /** Spikes of all measured neurons in each of so many bins, the first from the warm-up's end on. */
    public long[] counts(int size) {
        return Arrays.stream(Arrays.copyOf(bins, size))
                .mapToLong(count -> count)
                .toArray();
    }
}
