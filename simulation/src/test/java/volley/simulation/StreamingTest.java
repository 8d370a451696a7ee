package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.Multimeter;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.partition.UserException;
import volley.simulation.record.SpikeSink;
import volley.simulation.record.TraceSink;

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

    /** A record as a sink has taken it. */
    private record TraceRecord(long step, int[] senders, double[] values) {}

    private static final class TraceList implements TraceSink {
        final List<TraceRecord> records = new ArrayList<>();

        @Override
        public void take(long step, int[] senders, double[] values) {
            records.add(new TraceRecord(step, senders, values.clone()));
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

    /** 200 neurons of two quantities and 400 records are more than one message. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldStreamTracesOnRankZeroAsItWouldKeepThem(int ranks) {
        var sink = new TraceList();
        var atHalf = new AtomicInteger();
        var kept = Ranks.on(ranks, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            var neurons = simulator.create(IafPscExp.defaults(), 210);
            var noise = simulator.create(new PoissonGenerator(hertz(20_000)));
            simulator.connect(noise, neurons, allToAll(), Synapse.of(pA(30), ms(1)));
            var meter = new Multimeter().recordFrom("V_m", "I_syn_ex").interval(ms(0.5));
            var keeps = simulator.create(meter.start(ms(1)));
            var streams = simulator.create(meter.start(ms(1)));
            for (var device : List.of(keeps, streams)) {
                simulator.connect(device, neurons.slice(100, 205));
                simulator.connect(device, neurons.slice(5, 110));
            }
            assertEquals(200, simulator.stream(streams, communicator.rank() == 0 ? sink : null));
            return simulator
                    .simulate(ms(200), step -> {
                        if (communicator.rank() == 0 && step <= 1000) {
                            atHalf.set(sink.records.size());
                        }
                    })
                    .traces(keeps);
        });
        assertTrue(atHalf.get() > 100, "records of the first half " + atHalf);
        assertEquals(398, sink.records.size());
        assertArrayEquals(
                kept.timesMs(),
                sink.records.stream()
                        .mapToDouble(record -> record.step() / 10.0)
                        .toArray());
        assertEquals(200, kept.senders().length);
        for (int time = 0; time < kept.timesMs().length; time++) {
            var record = sink.records.get(time);
            assertArrayEquals(kept.senders(), record.senders());
            for (int sender = 0; sender < 200; sender++) {
                assertEquals(kept.values().get("V_m")[sender][time], record.values()[2 * sender]);
                assertEquals(kept.values().get("I_syn_ex")[sender][time], record.values()[2 * sender + 1]);
            }
        }
        assertTrue(Arrays.stream(kept.values().get("I_syn_ex")[7]).max().orElseThrow() > 30);
    }

    @Test
    void shouldRefuseToAskForTracesThatWereStreamed() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var voltmeter = simulator.create(new Voltmeter());
        simulator.connect(voltmeter, simulator.create(IafPscDelta.defaults(), 1));
        simulator.stream(voltmeter, new TraceList());
        var result = simulator.simulate(ms(1));
        var refusal = assertThrows(UserException.class, () -> result.voltages(voltmeter));
        assertEquals("voltages of a voltmeter that streams them: expected one that keeps them", refusal.getMessage());
    }

    @Test
    void shouldRefuseToStreamFromAMultimeterWithoutNeurons() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var voltmeter = simulator.create(new Voltmeter());
        var refusal = assertThrows(UserException.class, () -> simulator.stream(voltmeter, new TraceList()));
        assertEquals(
                "stream of a voltmeter: expected a multimeter that neurons are connected to", refusal.getMessage());
    }

    @Test
    void shouldPlanANetworkThatTraces() {
        Network network = sim -> {
            var neurons = sim.create(IafPscDelta.defaults(), 10);
            var voltmeter = sim.create(new Voltmeter());
            sim.connect(voltmeter, neurons);
            return Populations.of("all", neurons).trace("vm", voltmeter);
        };
        assertEquals(
                10,
                NetworkPlan.of(network, new TimeGrid(0.1), 1000, 2, 2, Settings.defaults(), 1e9)
                        .neurons());
    }

    @Test
    void shouldRefuseATraceThatIsNone() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var neurons = simulator.create(IafPscDelta.defaults(), 1);
        var populations = Populations.of("all", neurons);
        var nothing = simulator.create(new Multimeter());
        assertEquals(
                "trace vm of a population: expected a multimeter",
                assertThrows(UserException.class, () -> populations.trace("vm", neurons))
                        .getMessage());
        assertEquals(
                "trace vm of a multimeter of nothing: expected recordFrom with a quantity",
                assertThrows(UserException.class, () -> populations.trace("vm", nothing))
                        .getMessage());
        var voltmeter = simulator.create(new Voltmeter());
        var traced = populations.trace("vm", voltmeter);
        assertEquals(
                "trace VM twice: expected names that differ",
                assertThrows(UserException.class, () -> traced.trace("VM", voltmeter))
                        .getMessage());
    }
}
