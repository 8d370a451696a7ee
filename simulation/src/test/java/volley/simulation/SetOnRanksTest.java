package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.simulation.OneNeuron.DT;
import static volley.simulation.OneNeuron.psc;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.Communicator;
import volley.models.DcGenerator;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.Multimeter;
import volley.models.NoiseGenerator;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.Units;
import volley.models.Varied;
import volley.partition.UserException;
import volley.partition.random.Distribution;
import volley.partition.random.Seeding;
import volley.simulation.checkpoint.CheckpointFolder;

/** What is set between two simulations of many neurons, on several ranks and beside checkpoints. */
class SetOnRanksTest {
    @TempDir
    private Path folder;

    /** Populations of all models, coupled, with noise; values of all kinds are set. */
    private static final class ManyNeurons {
        final Simulator sim;
        private final boolean isRecorded;
        private final NodeView exp;
        private final NodeView alpha;
        private final NodeView delta;
        private final NodeView noise;
        private final NodeView current;
        private final NodeView privateNoise;
        private final NodeView recorder;
        private final NodeView multimeter;

        ManyNeurons(Communicator communicator, boolean isRecorded) {
            this.isRecorded = isRecorded;
            sim = new Simulator(ms(DT), communicator, new Settings(3, Seeding.NEURON));
            exp = sim.create(IafPscExp.defaults(), 23);
            alpha = sim.create(
                    IafPscAlpha.defaults().tauM(Varied.drawn(Distribution.uniform(8, 12), Units.MILLISECOND)), 17);
            delta = sim.create(IafPscDelta.defaults().refractoryInput(true), 19);
            var currents = exp.plus(alpha);
            noise = sim.create(new PoissonGenerator(hertz(9000)));
            current = sim.create(new DcGenerator(pA(120)));
            privateNoise = sim.create(new NoiseGenerator().std(pA(200)));
            recorder = sim.create(new SpikeRecorder());
            multimeter = sim.create(new Multimeter().interval(ms(0.7)).recordFrom("V_m", "I_syn_ex"));
            sim.connect(noise, currents, allToAll(), psc(70, 3.5));
            sim.connect(noise, delta, allToAll(), Synapse.of(mV(0.25), ms(1)));
            sim.connect(current, currents, allToAll(), Synapse.ofFactor(1, ms(8)));
            sim.connect(privateNoise, delta, allToAll(), Synapse.ofFactor(1, ms(0.4)));
            sim.connect(currents, currents, fixedIndegree(6), psc(60, 1.5));
            sim.connect(exp, delta, fixedIndegree(5), Synapse.of(mV(-0.5), ms(0.8)));
            sim.connect(currents.plus(delta), recorder);
            if (isRecorded) {
                sim.connect(currents.slice(2, 9), multimeter);
            }
        }

        /** Does what is to be done at a time of 0, 10, 20, 30 or 40 ms. */
        void setAt(int timeMs) {
            switch (timeMs) {
                case 0 -> {
                    sim.set(exp, IafPscExp.defaults().initialVM(drawn(-70, -56)));
                    sim.set(noise, new PoissonGenerator(hertz(9500)));
                }
                case 10 -> {
                    sim.set(
                            exp.slice(3, 11).plus(alpha.slice(0, 5)),
                            IafPscExp.defaults().iE(pA(150)));
                    sim.set(delta, IafPscDelta.defaults().vTh(mV(-57)).tRef(ms(1)));
                    sim.set(current, new DcGenerator(pA(300)).stop(ms(33)));
                }
                case 20 -> {
                    sim.set(
                            delta.slice(4, 9),
                            IafPscDelta.defaults().tauM(Varied.of(new double[] {5, 6, 7, 8, 9}, Units.MILLISECOND)));
                    sim.set(exp.plus(delta), IafPscDelta.defaults().initialVM(drawn(-75, -60)));
                    sim.set(noise, new PoissonGenerator().stop(ms(24)));
                }
                case 30 -> {
                    sim.set(exp, IafPscExp.defaults().iE(pA(-20)).eL(mV(-68)));
                    sim.set(alpha.slice(2, 12), IafPscAlpha.defaults().tRef(drawnRefractoryTimes()));
                    sim.set(privateNoise, new NoiseGenerator().std(pA(500)).dt(ms(0.5)));
                    sim.set(noise, new PoissonGenerator(hertz(12000)).stop(ms(1000)));
                }
                default -> {
                    sim.set(recorder, new SpikeRecorder().stop(ms(45)));
                    sim.clear(recorder);
                    if (isRecorded) {
                        sim.clear(multimeter);
                    }
                }
            }
        }

        private static Varied<ElectricPotential> drawn(double from, double to) {
            return Varied.drawn(Distribution.uniform(from, to), Units.MILLIVOLT);
        }

        private static Varied<Time> drawnRefractoryTimes() {
            return Varied.drawn(Distribution.uniform(1, 3), Units.MILLISECOND);
        }

        /** Goes on up to 50 ms from a multiple of 5 ms. */
        String run(double fromMs) {
            for (double timeMs = fromMs; timeMs < 50; timeMs += 5) {
                if (timeMs % 10 == 0) {
                    setAt((int) timeMs);
                }
                sim.simulate(ms(5));
            }
            return outcome();
        }

        String outcome() {
            var result = sim.result().orElseThrow();
            var times = isRecorded ? result.traces(multimeter).timesMs() : new double[0];
            if (isRecorded && sim.rank() == 0) {
                assertEquals(40.6, times[0]);
                assertEquals(14, times.length);
            }
            var all = exp.plus(alpha).plus(delta);
            assertTrue(
                    result.statistics().spikes() > 200,
                    "spikes " + result.statistics().spikes());
            return Stream.of("V_m", "V_th", "tau_m", "t_ref", "I_e", "E_L")
                            .map(name -> Arrays.toString(sim.values(all, name)))
                            .toList()
                    + " "
                    + result.fingerprint() + result.spikes(recorder).size()
                    + Arrays.toString(result.spikes(recorder).timesMs());
        }
    }

    private static String outcome(int ranks, boolean isRecorded) {
        return Ranks.on(ranks, communicator -> new ManyNeurons(communicator, isRecorded).run(0));
    }

    @Test
    void shouldGiveTheSameOnAnyNumberOfRanksWhateverIsRecorded() {
        String one = outcome(1, false);
        assertEquals(one, outcome(2, true));
        assertEquals(one, outcome(5, false));
    }

    /** Times of the checkpoint: at, before and after what is set, with spikes and currents of a device under way. */
    @ParameterizedTest
    @CsvSource({"2, 2, 15", "2, 2, 20", "3, 1, 25", "1, 4, 35", "2, 2, 5", "2, 3, 45"})
    void shouldGoOnFromACheckpointWithWhatWasSetBefore(int before, int after, double timeMs) {
        Ranks.on(before, communicator -> {
            var network = new ManyNeurons(communicator, true);
            network.setAt(0);
            network.sim.checkpoint(new Checkpointing(folder, 1000, "test", ""));
            for (double stepMs = 0; stepMs < timeMs; stepMs += 5) {
                if (stepMs > 0 && stepMs % 10 == 0) {
                    network.setAt((int) stepMs);
                }
                network.sim.simulate(ms(5));
            }
            return network;
        });
        String resumed = Ranks.on(after, communicator -> {
            var network = new ManyNeurons(communicator, true);
            network.setAt(0);
            network.sim.resume(new CheckpointFolder(folder).newest(), "test");
            assertEquals(timeMs, network.sim.timeMs());
            return network.run(timeMs);
        });
        assertEquals(outcome(2, true), resumed);
    }

    @Test
    void shouldTellNetworksApartByWhatIsSetBeforeTheFirstStep() {
        Ranks.on(1, communicator -> {
            var network = new ManyNeurons(communicator, true);
            network.sim.checkpoint(new Checkpointing(folder, 1000, "test", ""));
            return network.sim.simulate(ms(1));
        });
        var refusal = assertThrows(
                UserException.class,
                () -> Ranks.on(1, communicator -> {
                    var network = new ManyNeurons(communicator, true);
                    network.setAt(0);
                    return network.sim.resume(new CheckpointFolder(folder).newest(), "test");
                }));
        assertTrue(refusal.getMessage().contains("is of another network"), refusal.getMessage());
    }

    @Test
    void shouldRefuseRanksThatSetDifferentValues() {
        var refusal = assertThrows(
                UserException.class,
                () -> Ranks.on(2, communicator -> {
                    var network = new ManyNeurons(communicator, false);
                    network.sim.simulate(ms(1));
                    network.sim.set(network.exp, IafPscExp.defaults().iE(pA(communicator.rank())));
                    return network.sim.simulate(ms(1));
                }));
        assertTrue(
                refusal.getMessage()
                        .contains(
                                "rank 1 has \"set neurons 0 to 22 [I_e=1.0]\", rank 0 \"set neurons 0 to 22 [I_e=0.0]\""),
                refusal.getMessage());
    }
}
