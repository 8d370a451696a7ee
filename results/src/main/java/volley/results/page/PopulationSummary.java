package volley.results.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import org.hipparchus.stat.StatUtils;
import volley.partition.NodeSet;
import volley.results.RunRecord;
import volley.results.spikes.PairCorrelations;
import volley.results.spikes.SpikeCounts;
import volley.results.spikes.SpikeSource;
import volley.results.spikes.TimeBins;

/** What the page shows of one population's recorded neurons: their rates, their intervals, their correlations, their spikes. */
final class PopulationSummary implements SpikeSource.Visitor {
    /** A coefficient of variation takes two intervals, hence three spikes. */
    private static final int SPIKES_FOR_CV = 3;

    /** Count, last stamp, two sums and a reference for each neuron. */
    static final long NEURON_BYTES = 32;

    /** A list of steps with room for eight: no dot takes more than one that is alone in its list. */
    static final long DOT_BYTES = 80;

    private final String name;
    private final NodeSet neurons;
    private final double dtMs;
    private final SpikeCounts bins;
    private final PairCorrelations correlations;
    private final int[] counts;
    private final double[] lastMs;
    private final double[] intervals;
    private final double[] squaredIntervals;
    private final StepList[] trains;

    /**
     * @param name what {@code run.json} calls the population
     * @param neurons the recorded ones, in order
     */
    PopulationSummary(String name, NodeSet neurons, double dtMs, TimeBins bins, TimeBins correlationBins) {
        this.name = name;
        this.neurons = neurons;
        this.dtMs = dtMs;
        this.bins = new SpikeCounts(bins);
        int recorded = neurons.size();
        correlations = new PairCorrelations(correlationBins, recorded);
        counts = new int[recorded];
        lastMs = new double[recorded];
        intervals = new double[recorded];
        squaredIntervals = new double[recorded];
        trains = new StepList[recorded];
    }

    int neurons() {
        return counts.length;
    }

    /** Counts a spike; its place in the raster is kept by {@link #keep}. */
    @Override
    public void spike(int place, double timeMs) {
        if (counts[place]++ > 0) {
            double interval = timeMs - lastMs[place];
            intervals[place] += interval;
            squaredIntervals[place] += interval * interval;
        }
        lastMs[place] = timeMs;
        bins.spike(place, timeMs);
        correlations.spike(place, timeMs);
    }

    void keep(int place, double timeMs) {
        if (trains[place] == null) {
            trains[place] = new StepList();
        }
        trains[place].add((int) Math.round(timeMs / dtMs));
    }

    /**
     * Drops the kept spikes of all neurons but every stride-th one.
     *
     * @return how many it dropped
     */
    int thin(int stride) {
        int dropped = 0;
        for (int place = 0; place < trains.length; place++) {
            if (place % stride != 0 && trains[place] != null) {
                dropped += trains[place].size;
                trains[place] = null;
            }
        }
        return dropped;
    }

    /** @param simtimeMs what rates are counts by */
    void write(JsonGenerator json, int stride, double simtimeMs) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeObjectField("ids", RunRecord.Population.ids(neurons));
        json.writeNumberField("recorded", counts.length);
        json.writeNumberField("stride", stride);
        json.writeFieldName("bins");
        json.writeArray(bins.counts(), 0, bins.counts().length);
        json.writeArrayFieldStart("rates");
        for (int count : counts) {
            json.writeNumber(rounded(1000.0 * count / simtimeMs));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("cvs");
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] < SPIKES_FOR_CV) {
                json.writeNull();
            } else {
                json.writeNumber(rounded(cv(place)));
            }
        }
        json.writeEndArray();
        writeCorrelation(json);
        json.writeArrayFieldStart("trains");
        for (int place = 0; place < trains.length; place += stride) {
            json.writeStartArray();
            if (trains[place] != null) {
                trains[place].write(json);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Null if there is no pair of neurons with a coefficient. */
    private void writeCorrelation(JsonGenerator json) throws IOException {
        double[] coefficients = correlations.coefficients();
        json.writeFieldName("correlation");
        if (coefficients.length == 0) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("pairs", coefficients.length);
        json.writeNumberField("mean", StatUtils.mean(coefficients));
        json.writeNumberField("sd", Math.sqrt(StatUtils.populationVariance(coefficients)));
        json.writeEndObject();
    }

    /** Standard deviation by mean of the intervals between a neuron's spikes, all of them: their number divides both. */
    private double cv(int place) {
        int number = counts[place] - 1;
        double mean = intervals[place] / number;
        double variance = squaredIntervals[place] / number - mean * mean;
        return Math.sqrt(Math.max(0, variance)) / mean;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /** Steps of one neuron's spikes, ascending. */
    private static final class StepList {
        private int[] steps = new int[8];
        private int size;

        void add(int step) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, 2 * size);
            }
            steps[size++] = step;
        }

        /** The first step, then differences, which are short. */
        void write(JsonGenerator json) throws IOException {
            for (int i = 0; i < size; i++) {
                json.writeNumber(i == 0 ? steps[0] : steps[i] - steps[i - 1]);
            }
        }
    }
}
