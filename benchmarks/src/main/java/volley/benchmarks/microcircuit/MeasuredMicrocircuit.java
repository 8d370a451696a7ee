package volley.benchmarks.microcircuit;

import static volley.models.Units.ms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import volley.launcher.Machine;
import volley.networks.Networks;
import volley.simulation.RankTimes;
import volley.simulation.Simulator;
import volley.simulation.Statistics;

/**
 * A program for {@code volley exec}: builds the microcircuit, lets it warm up, simulates it on without recording, and
 * prints of that part what {@code run.json} has of a run; the fingerprint is that of all spikes since time 0.
 */
public final class MeasuredMicrocircuit {
    private static final double NANO = 1e-9;

    private MeasuredMicrocircuit() {}

    /** Arguments: drive, scale of neurons and in-degrees, warm-up in ms, measured time in ms. */
    public static void main(String[] args) throws IOException {
        double warmupMs = Double.parseDouble(args[2]);
        double measuredMs = Double.parseDouble(args[3]);
        var network = Networks.named("microcircuit")
                .orElseThrow()
                .create(Map.of("--drive", args[0], "--scale-neurons", args[1], "--scale-indegrees", args[1]));
        var sim = new Simulator(ms(0.1));
        int neurons = network.build(sim).all().stream()
                .mapToInt(population -> population.neurons().size())
                .sum();
        var before = sim.simulate(ms(warmupMs)).statistics();
        long start = System.nanoTime();
        var result = sim.simulate(ms(measuredMs));
        double seconds = (System.nanoTime() - start) * NANO;
        var after = result.statistics();
        String fingerprint = HexFormat.of().toHexDigits(result.fingerprint());
        if (sim.rank() == 0) {
            var run = new LinkedHashMap<String, Object>();
            run.put("ranks", after.ranks().size());
            run.put("neurons", neurons);
            run.put("synapses", after.synapses());
            run.put("fingerprint", fingerprint);
            run.put("spikes", after.spikes() - before.spikes());
            run.put("synaptic_events", after.synapticEvents() - before.synapticEvents());
            run.put("timings_s", timings(before, after));
            run.put("real_time_factor", seconds / (measuredMs / 1000));
            run.put("peak_memory_bytes", Machine.peakMemoryBytes());
            System.out.println(new ObjectMapper().writeValueAsString(run));
        }
    }

    private static Map<String, Double> timings(Statistics before, Statistics after) {
        return Map.of(
                "build",
                        after.ranks().stream()
                                .mapToDouble(RankTimes::build)
                                .max()
                                .orElseThrow(),
                "update", mean(after, RankTimes::update) - mean(before, RankTimes::update),
                "deliver", mean(after, RankTimes::deliver) - mean(before, RankTimes::deliver),
                "exchange", mean(after, RankTimes::exchange) - mean(before, RankTimes::exchange),
                "decode", mean(after, RankTimes::decode) - mean(before, RankTimes::decode),
                "wait", mean(after, RankTimes::waiting) - mean(before, RankTimes::waiting));
    }

    private static double mean(Statistics statistics, ToDoubleFunction<RankTimes> time) {
        return statistics.ranks().stream().mapToDouble(time).average().orElseThrow();
    }
}
