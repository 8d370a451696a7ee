package volley.results.page;

import java.io.IOException;
import java.util.Arrays;
import volley.results.spikes.SpikeSource;

/** What the page shows of one population's recorded neurons: their rates, their intervals, their spikes. */
final class PopulationSummary implements SpikeSource.Visitor {
    /** A coefficient of variation takes two intervals, hence three spikes. */
    private static final int SPIKES_FOR_CV = 3;

    private final String key;
    private final int firstId;
    private final double dtMs;
    private final double binMs;
    private final int[] bins;
    private final int[] counts;
    private final double[] lastMs;
    private final double[] intervals;
    private final double[] squaredIntervals;
    private final StepList[] trains;

    /**
     * @param key what {@code run.json} calls the population
     * @param firstId global id of the first recorded neuron
     * @param recorded how many were recorded, with consecutive ids
     */
    PopulationSummary(String key, int firstId, int recorded, double dtMs, double binMs, int bins) {
        this.key = key;
        this.firstId = firstId;
        this.dtMs = dtMs;
        this.binMs = binMs;
        this.bins = new int[bins];
        counts = new int[recorded];
        lastMs = new double[recorded];
        intervals = new double[recorded];
        squaredIntervals = new double[recorded];
        trains = new StepList[recorded];
        Arrays.setAll(trains, row -> new StepList());
    }

    int recorded() {
        return counts.length;
    }

    /** Counts a spike; its place in the raster is kept by {@link #keep}. */
    @Override
    public void spike(int globalId, double timeMs) throws IOException {
        int row = row(globalId);
        if (counts[row]++ > 0) {
            double interval = timeMs - lastMs[row];
            intervals[row] += interval;
            squaredIntervals[row] += interval * interval;
        }
        lastMs[row] = timeMs;
        // A spike is stamped with the end of its step, so that the bin (a, b] holds it.
        int bin = (int) Math.ceil(timeMs / binMs - 1e-9) - 1;
        bins[Math.clamp(bin, 0, bins.length - 1)]++;
    }

    private int row(int globalId) throws IOException {
        int row = globalId - firstId;
        if (row < 0 || row >= counts.length) {
            throw new IOException("a spike of neuron " + globalId + " of population " + key + ", of which neurons "
                    + firstId + " to " + (firstId + counts.length - 1) + " were recorded");
        }
        return row;
    }

    void keep(int globalId, double timeMs) {
        trains[globalId - firstId].add((int) Math.round(timeMs / dtMs));
    }

    /**
     * Drops the kept spikes of all rows but every stride-th one.
     *
     * @return how many it dropped
     */
    int thin(int stride) {
        int dropped = 0;
        for (int row = 0; row < trains.length; row++) {
            if (row % stride != 0) {
                dropped += trains[row].clear();
            }
        }
        return dropped;
    }

    /** @param simtimeMs what rates are counts by */
    void write(StringBuilder json, int stride, double simtimeMs) {
        json.append("{\"key\":\"").append(key).append("\",\"first_id\":").append(firstId);
        json.append(",\"recorded\":")
                .append(counts.length)
                .append(",\"stride\":")
                .append(stride);
        json.append(",\"bins\":[");
        for (int i = 0; i < bins.length; i++) {
            json.append(i == 0 ? "" : ",").append(bins[i]);
        }
        json.append("],\"rates\":[");
        for (int row = 0; row < counts.length; row++) {
            json.append(row == 0 ? "" : ",").append(rounded(1000 * counts[row] / simtimeMs));
        }
        json.append("],\"cvs\":[");
        for (int row = 0; row < counts.length; row++) {
            json.append(row == 0 ? "" : ",");
            if (counts[row] < SPIKES_FOR_CV) {
                json.append("null");
            } else {
                json.append(rounded(cv(row)));
            }
        }
        json.append("],\"trains\":[");
        for (int row = 0; row < trains.length; row += stride) {
            trains[row].write(json.append(row == 0 ? "" : ","));
        }
        json.append("]}");
    }

    /** Standard deviation, that of a sample, by mean of the intervals between a neuron's spikes. */
    private double cv(int row) {
        int number = counts[row] - 1;
        double mean = intervals[row] / number;
        double variance = (squaredIntervals[row] - number * mean * mean) / (number - 1);
        return Math.sqrt(Math.max(0, variance)) / mean;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /** Steps of one neuron's spikes, ascending. */
    private static final class StepList {
        private static final int[] NONE = new int[0];

        private int[] steps = NONE;
        private int size;

        void add(int step) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, Math.max(8, 2 * size));
            }
            steps[size++] = step;
        }

        int clear() {
            int cleared = size;
            steps = NONE;
            size = 0;
            return cleared;
        }

        /** The first step, then differences, which are short. */
        void write(StringBuilder json) {
            json.append('[');
            for (int i = 0; i < size; i++) {
                json.append(i == 0 ? "" : ",").append(i == 0 ? steps[0] : steps[i] - steps[i - 1]);
            }
            json.append(']');
        }
    }
}
