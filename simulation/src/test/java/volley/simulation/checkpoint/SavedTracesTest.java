package volley.simulation.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.Communicator;
import volley.models.IafPscExp;
import volley.models.Multimeter;
import volley.models.Units;
import volley.models.Varied;
import volley.partition.random.Distribution;
import volley.partition.random.Seeding;
import volley.simulation.Checkpointing;
import volley.simulation.NodeView;
import volley.simulation.Ranks;
import volley.simulation.Settings;
import volley.simulation.Simulator;
import volley.simulation.record.Traces;

/** A checkpoint of more recorded values than one part of its file may have. */
class SavedTracesTest {
    private static final String PROGRAM = "a program";
    private static final int NEURONS = 1000;
    private static final int MOST_VALUES = 1 << 20;

    /** Of V_m and I_syn_ex in each step, more values than a part holds. */
    private static final double SAVED_AT_MS = 60;

    private static final double END_MS = 62;

    @TempDir
    private Path folder;

    private static final class Recorded {
        final Simulator simulator;
        final NodeView multimeter;

        Recorded(Communicator communicator) {
            simulator = new Simulator(ms(0.1), communicator, new Settings(4, Seeding.NEURON));
            var drawn = Varied.drawn(Distribution.uniform(-70, -55), Units.MILLIVOLT);
            var neurons = simulator.create(IafPscExp.defaults().iE(pA(300)).initialVM(drawn), NEURONS);
            multimeter = simulator.create(new Multimeter().interval(ms(0.1)).recordFrom("V_m", "I_syn_ex"));
            simulator.connect(multimeter, neurons);
        }

        Traces simulateUntil(double endMs) {
            return simulator.simulate(ms(endMs - simulator.timeMs())).traces(multimeter);
        }
    }

    @Test
    void shouldSaveManyValuesInPartsOfBoundedSizeAndGoOnFromThem() throws IOException {
        Ranks.on(1, communicator -> {
            var recorded = new Recorded(communicator);
            recorded.simulator.checkpoint(new Checkpointing(folder, END_MS, PROGRAM, ""));
            return recorded.simulateUntil(SAVED_AT_MS);
        });
        var checkpoint = new CheckpointFolder(folder).newest();
        var file = new CheckpointFile(checkpoint.folder().file(checkpoint.step(), 0, 1));
        List<Integer> sizes = file.read().parts().stream()
                .filter(part -> part.name().startsWith("traces"))
                .map(part -> part.values().length)
                .filter(size -> size >= NEURONS)
                .toList();
        assertTrue(sizes.stream().allMatch(size -> size <= MOST_VALUES), "values of parts " + sizes);
        assertEquals(
                NEURONS * 2 * 600, sizes.stream().mapToInt(Integer::intValue).sum());

        var undisturbed = Ranks.on(2, communicator -> new Recorded(communicator).simulateUntil(END_MS));
        var resumed = Ranks.on(3, communicator -> {
            var recorded = new Recorded(communicator);
            recorded.simulator.resume(checkpoint, PROGRAM);
            return recorded.simulateUntil(END_MS);
        });
        assertArrayEquals(undisturbed.timesMs(), resumed.timesMs());
        for (var name : List.of("V_m", "I_syn_ex")) {
            var expected = undisturbed.values().get(name);
            for (int row = 0; row < NEURONS; row++) {
                assertArrayEquals(expected[row], resumed.values().get(name)[row], name + " of neuron " + row);
            }
        }
    }
}
