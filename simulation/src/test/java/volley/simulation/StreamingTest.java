package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.partition.UserException;
import volley.simulation.record.SpikeSink;

class StreamingTest {
    /** A spike as a sink has taken it. */
    private record Spike(long step, int sender) {}

    private static class ListSink implements SpikeSink {
        final List<Spike> spikes = new ArrayList<>();

        @Override
        public void take(long step, int[] senders, int count) throws IOException {
            Arrays.stream(senders, 0, count).forEach(sender -> spikes.add(new Spike(step, sender)));
        }

        @Override
        public long[] save() {
            throw new AssertionError("nothing is saved");
        }

        @Override
        public void resume(long[] saved) {
            throw new AssertionError("nothing is resumed");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldStreamOnRankZeroWhatItWouldKeep(int ranks) {
        var sink = new ListSink();
        var kept = Ranks.on(ranks, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            var neurons = simulator.create(IafPscDelta.defaults(), 30);
            var noise = simulator.create(new PoissonGenerator(hertz(20_000)));
            simulator.connect(noise, neurons, allToAll(), Synapse.of(mV(0.3), ms(1)));
            var keeps = simulator.create(new SpikeRecorder());
            var streams = simulator.create(new SpikeRecorder());
            simulator.connect(neurons.slice(3, 20), keeps);
            simulator.connect(neurons.slice(3, 20), streams);
            simulator.stream(streams, communicator.rank() == 0 ? sink : new ListSink());
            return simulator.simulate(ms(100)).spikes(keeps);
        });
        assertTrue(kept.size() > 50, "spikes " + kept.size());
        assertArrayEquals(
                kept.senders(), sink.spikes.stream().mapToInt(Spike::sender).toArray());
        assertArrayEquals(
                kept.timesMs(),
                sink.spikes.stream().mapToDouble(spike -> spike.step() / 10.0).toArray());
    }

    @Test
    void shouldRefuseToAskForSpikesThatWereStreamed() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var recorder = simulator.create(new SpikeRecorder());
        simulator.connect(simulator.create(IafPscDelta.defaults(), 1), recorder);
        simulator.stream(recorder, new ListSink());
        var result = simulator.simulate(ms(1));
        assertThrows(UserException.class, () -> result.spikes(recorder));
    }

    @Test
    void shouldRefuseToStreamFromARecorderWithoutNeurons() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var recorder = simulator.create(new SpikeRecorder());
        var refusal = assertThrows(UserException.class, () -> simulator.stream(recorder, new ListSink()));
        assertEquals(
                "stream of a spike_recorder: expected a spike_recorder that neurons are connected to",
                refusal.getMessage());
    }

    @Test
    void shouldFailWithTheReasonWhyASinkCannotTakeASpike() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var neurons = simulator.create(IafPscDelta.defaults().initialVM(mV(0)), 1);
        var recorder = simulator.create(new SpikeRecorder());
        simulator.connect(neurons, recorder);
        simulator.stream(recorder, new ListSink() {
            @Override
            public void take(long step, int[] senders, int count) throws IOException {
                throw new IOException("disk full");
            }
        });
        var failure = assertThrows(UncheckedIOException.class, () -> simulator.simulate(ms(1)));
        assertEquals("disk full", failure.getMessage());
    }
}
