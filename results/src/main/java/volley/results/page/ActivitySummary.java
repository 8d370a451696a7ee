package volley.results.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import volley.partition.NodeSet;
import volley.results.spikes.PairCorrelations;
import volley.results.spikes.SpikeSource;
import volley.results.spikes.TimeBins;

/**
 * Recorded spikes, boiled down to what a browser draws with ease, in one pass and memory that does not grow with the
 * run: dots of an even sample of neurons where there are too many, counts in bins, of each neuron the rate and the coefficient
 * of variation, and how neurons are correlated.
 */
final class ActivitySummary {
    private static final double FINEST_BIN_MS = 1;

    /** Longer runs have wider bins. */
    private static final int MAX_BINS = 20_000;

    /** Wide enough for the delays within which neurons drive each other. */
    private static final double CORRELATION_BIN_MS = 2;

    private final double simtimeMs;
    private final double dtMs;
    private final TimeBins bins;
    private final TimeBins correlationBins;
    private final int maxDots;
    private final List<PopulationSummary> populations = new ArrayList<>();
    private int stride = 1;
    private long dots;

    /**
     * @param simtimeMs length of the run
     * @param warmupMs what correlations leave out
     * @param dtMs resolution that spikes are stamped in
     * @param maxDots more spikes than these are kept only where a single neuron of each population has more
     */
    ActivitySummary(double simtimeMs, double warmupMs, double dtMs, int maxDots) {
        this.simtimeMs = simtimeMs;
        this.dtMs = dtMs;
        this.maxDots = maxDots;
        bins = TimeBins.of(0, simtimeMs, dtMs, FINEST_BIN_MS, MAX_BINS);
        correlationBins = TimeBins.of(warmupMs, simtimeMs, dtMs, CORRELATION_BIN_MS, Integer.MAX_VALUE);
    }

    /** Bytes that it takes at most, of a run that records so many neurons of so many populations. */
    static long mostBytes(long recordedNeurons, int populations, int maxDots) {
        return PopulationSummary.NEURON_BYTES * recordedNeurons
                + (long) Integer.BYTES * MAX_BINS * populations
                + PairCorrelations.mostBytes(recordedNeurons, populations)
                + PopulationSummary.DOT_BYTES * maxDots;
    }

    /**
     * Adds the recorded neurons of a population.
     *
     * @param name what {@code run.json} calls it
     * @param neurons the recorded ones, in order
     * @param spikes with places among these neurons
     */
    void add(String name, NodeSet neurons, SpikeSource spikes) throws IOException {
        var population = new PopulationSummary(name, neurons, dtMs, bins, correlationBins);
        populations.add(population);
        spikes.forEach((place, timeMs) -> {
            population.spike(place, timeMs);
            if (place % stride == 0) {
                population.keep(place, timeMs);
                dots++;
                thinIfTooMany();
            }
        });
    }

    private void thinIfTooMany() {
        while (dots > maxDots && populations.stream().anyMatch(population -> population.neurons() > stride)) {
            stride *= 2;
            for (var population : populations) {
                dots -= population.thin(stride);
            }
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("end_ms", simtimeMs);
        json.writeNumberField("dt_ms", dtMs);
        json.writeNumberField("bin_ms", bins.widthMs());
        json.writeNumberField("correlation_bin_ms", correlationBins.widthMs());
        json.writeNumberField("correlation_neurons", PairCorrelations.MOST_NEURONS);
        json.writeNumberField("correlation_start_ms", correlationBins.startMs(0));
        json.writeArrayFieldStart("populations");
        for (var population : populations) {
            population.write(json, stride, simtimeMs);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
