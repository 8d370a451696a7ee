package volley.benchmarks.runs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One whole run of a program.
 *
 * @param program its name
 * @param order size of Brunel's network; 0 of another network
 * @param simtimeMs biological time
 * @param wallSeconds the whole process, from start to end
 * @param record what the program says of its run, under the names of {@code run.json}
 */
record Run(String program, int order, long simtimeMs, double wallSeconds, JsonNode record) {
    private static final double NANO = 1e-9;
    private static final double STEPS_PER_MS = 10;

    double buildSeconds() {
        return timing("build");
    }

    double realTimeFactor() {
        return record.get("real_time_factor").asDouble();
    }

    /** Time of delivery in core-nanoseconds per synaptic event. */
    double nanosPerEvent() {
        return timing("deliver")
                * ranks()
                / NANO
                / record.get("synaptic_events").asDouble();
    }

    /** Time of noise and integration in core-nanoseconds per neuron and step. */
    double nanosPerUpdate() {
        return timing("update") * ranks() / NANO / (total("neurons") * simtimeMs * STEPS_PER_MS);
    }

    double millionSynapsesPerSecond() {
        return total("synapses") / buildSeconds() / 1e6;
    }

    double peakBytes() {
        return record.get("peak_memory_bytes").asDouble();
    }

    double peakBytesPerSynapse() {
        return peakBytes() / total("synapses");
    }

    double tableBytesPerSynapse() {
        return record.get("bytes_per_synapse").asDouble();
    }

    double total(String key) {
        return record.get(key).asDouble();
    }

    private double timing(String phase) {
        return record.get("timings_s").get(phase).asDouble();
    }

    private double ranks() {
        return record.get("ranks").asDouble();
    }
}
