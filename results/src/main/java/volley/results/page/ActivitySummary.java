package volley.results.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import volley.results.spikes.SpikeSource;

/**
 * Recorded spikes, boiled down to what a browser draws with ease, in one pass and memory that does not grow with the
 * run: dots of an even sample of neurons where there are too many, counts in bins, and of each neuron the rate and the
 * coefficient of variation.
 */
public final class ActivitySummary {
    private static final double FINEST_BIN_MS = 1;

    /** Longer runs have wider bins. */
    private static final int MAX_BINS = 20_000;

    private final double simtimeMs;
    private final double dtMs;
    private final double binMs;
    private final int maxDots;
    private final List<PopulationSummary> populations = new ArrayList<>();
    private int stride = 1;
    private long dots;

    /**
     * @param simtimeMs length of the run
     * @param dtMs resolution that spikes are stamped in
     * @param maxDots more spikes than these are kept only where a single neuron of each population has more
     */
    public ActivitySummary(double simtimeMs, double dtMs, int maxDots) {
        this.simtimeMs = simtimeMs;
        this.dtMs = dtMs;
        this.maxDots = maxDots;
        double finest = Math.max(FINEST_BIN_MS, dtMs);
        binMs = finest * Math.max(1, Math.ceil(simtimeMs / finest / MAX_BINS));
    }

    /**
     * Adds the recorded neurons of a population.
     *
     * @param key what {@code run.json} calls it
     * @param firstId global id of the first recorded neuron
     * @param recorded how many were recorded, with consecutive ids
     * @throws IOException if the spikes cannot be read, or are of other neurons
     */
    public void add(String key, int firstId, int recorded, SpikeSource spikes) throws IOException {
        int bins = Math.max(1, (int) Math.ceil(simtimeMs / binMs - 1e-9));
        var population = new PopulationSummary(key, firstId, recorded, dtMs, binMs, bins);
        populations.add(population);
        spikes.forEach((globalId, timeMs) -> {
            population.spike(globalId, timeMs);
            if ((globalId - firstId) % stride == 0) {
                population.keep(globalId, timeMs);
                dots++;
                thinIfTooMany();
            }
        });
    }

    private void thinIfTooMany() {
        while (dots > maxDots && populations.stream().anyMatch(population -> population.recorded() > stride)) {
            stride *= 2;
            for (var population : populations) {
                dots -= population.thin(stride);
            }
        }
    }

    void write(StringBuilder json) {
        json.append("{\"end_ms\":").append(simtimeMs).append(",\"dt_ms\":").append(dtMs);
        json.append(",\"bin_ms\":").append(binMs).append(",\"populations\":[");
        for (int i = 0; i < populations.size(); i++) {
            populations.get(i).write(json.append(i == 0 ? "" : ","), stride, simtimeMs);
        }
        json.append("]}");
    }
}
