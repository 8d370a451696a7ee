package volley.simulation.naive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import volley.partition.random.Seeding;
import volley.partition.store.Store;
import volley.simulation.Ranks;
import volley.simulation.Settings;

/** Random networks are, to the bit, what a naive simulator makes of them. */
class RandomNetworkTest {
    /** Seeded by rank, a network is another one on another number of ranks: then there is one only. */
    @Property(seed = "1", tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void shouldAgreeWithTheNaiveSimulator(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seed, @ForAll @IntRange(min = 1, max = 4) int ranks)
            throws IOException {
        var random = new Random(seed);
        var stores = Store.values();
        int choice = random.nextInt(stores.length + 1);
        Optional<Store> store = choice == stores.length ? Optional.empty() : Optional.of(stores[choice]);
        var seeding = ranks == 1 && random.nextBoolean() ? Seeding.RANK : Seeding.NEURON;
        var settings = new Settings(RandomNetwork.SEED, seeding, store);
        var naive = new NaiveNetwork(RandomNetwork.DT_MS);
        Ranks.on(1, communicator -> new RandomNetwork(communicator, settings, seed, Optional.of(naive)));
        naive.simulate(RandomNetwork.STEPS);
        int ranksAfter = seeding == Seeding.RANK ? 1 : 1 + random.nextInt(4);
        var outcome = random.nextInt(8) > 0
                ? Ranks.on(ranks, communicator -> new RandomNetwork(communicator, settings, seed, Optional.empty())
                        .simulateUntil(RandomNetwork.STEPS)
                        .outcome())
                : resumed(settings, seed, 1 + random.nextInt(RandomNetwork.STEPS - 1), ranks, ranksAfter);
        assertEquals(naive.spikes(), outcome.spikes());
        assertEquals(naive.traces(), outcome.traces());
        assertEquals(outcome.counted().meanRate(), outcome.measured().rateHertz(), 1e-9);
        assertEquals(outcome.counted().meanCv(), outcome.measured().meanCv(), 1e-6);
        assertEquals(outcome.counted().fanoFactor(), outcome.measured().fanoFactor(), 1e-9);
    }

    /** What a network does that goes on from a checkpoint on another number of ranks. */
    private static RandomNetwork.Outcome resumed(Settings settings, long seed, int stop, int before, int after)
            throws IOException {
        var folder = Files.createTempDirectory("random-network");
        try {
            Ranks.on(before, communicator -> {
                var network = new RandomNetwork(communicator, settings, seed, Optional.empty());
                network.checkpointTo(folder);
                return network.simulateUntil(stop);
            });
            return Ranks.on(after, communicator -> new RandomNetwork(communicator, settings, seed, Optional.empty())
                    .resumeFrom(folder)
                    .simulateUntil(RandomNetwork.STEPS)
                    .outcome());
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    @Property(tries = 1)
    void shouldCompareNetworksThatSpikeAndAreRecorded() {
        int spikes = 0;
        int records = 0;
        for (int seed = 0; seed < 40; seed++) {
            int networkSeed = seed;
            var outcome = Ranks.on(1, communicator -> new RandomNetwork(
                            communicator,
                            new Settings(RandomNetwork.SEED, Seeding.NEURON),
                            networkSeed,
                            Optional.empty())
                    .simulateUntil(RandomNetwork.STEPS)
                    .outcome());
            spikes += outcome.spikes().size();
            records += outcome.traces().size();
        }
        assertTrue(spikes > 200, "spikes " + spikes);
        assertTrue(records > 1000, "records " + records);
    }
}
