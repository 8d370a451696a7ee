package volley.benchmarks.microcircuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.ms;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.RankGroup;
import volley.exchange.SingleProcess;
import volley.networks.Microcircuit;
import volley.networks.Networks;
import volley.partition.random.Seeding;
import volley.simulation.Settings;
import volley.simulation.Simulator;
import volley.simulation.Statistics;

@Timeout(60)
class PlainMicrocircuitTest {
    private static final int SIMTIME_MS = 500;

    private static Microcircuit network(String drive, String indegrees) {
        return (Microcircuit) Networks.named("microcircuit")
                .orElseThrow()
                .create(Map.of("--drive", drive, "--scale-neurons", "0.05", "--scale-indegrees", indegrees));
    }

    /** Other random numbers, hence other spikes, but about as many, and as many events. */
    @ParameterizedTest
    @CsvSource({"poisson, 0.05, 1", "poisson, 0.05, 2", "dc, 0.5, 2"})
    void shouldSimulateTheNetworkThatVolleyDoes(String drive, String indegrees, int threads) throws Exception {
        var volley = volley(network(drive, indegrees), threads);
        var plain = PlainMicrocircuit.run(network(drive, indegrees), 0, SIMTIME_MS, threads, 1);
        assertEquals(1, ratio(plain, "spikes", volley.spikes()), 0.05);
        assertEquals(1, ratio(plain, "synaptic_events", volley.synapticEvents()), 0.05);
        assertEquals(1, ratio(plain, "synapses", volley.synapses()), 1e-4);
    }

    private static double ratio(Map<String, Object> run, String key, long expected) {
        return ((Number) run.get(key)).doubleValue() / expected;
    }

    private static Statistics volley(Microcircuit network, int threads) throws Exception {
        var statistics = new AtomicReference<Statistics>();
        new RankGroup(threads, new SingleProcess()).run(communicator -> {
            var sim = new Simulator(ms(0.1), communicator, new Settings(1, Seeding.RANK));
            network.build(sim);
            statistics.set(sim.simulate(ms(SIMTIME_MS)).statistics());
        });
        return statistics.get();
    }
}
