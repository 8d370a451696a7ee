package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.models.AcGenerator;
import volley.models.DcGenerator;
import volley.models.DeviceModel;
import volley.models.IafModel;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.InhomogeneousPoissonGenerator;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.models.NoiseGenerator;
import volley.models.Parameterized;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.models.StepCurrentGenerator;
import volley.models.Units;
import volley.models.Varied;
import volley.models.Voltmeter;
import volley.models.WeightUnit;
import volley.partition.UserException;
import volley.partition.random.Distribution;
import volley.partition.random.Seeding;
import volley.simulation.checkpoint.CheckpointFolder;

/** What is set between two simulations, against closed solutions and against networks that know it beforehand. */
class SetTest {
    private static final double DT = 0.1;
    private static final double TOLERANCE_MV = 1e-10;

    /** Of NEST's defaults: E_L in mV, tau_m in ms, and the resistance of the membrane in mV/pA. */
    private static final double REST = -70;

    private static final double TAU_M = 10;
    private static final double RESISTANCE = TAU_M / 250;

    @TempDir
    private Path folder;

    private static Simulator simulator() {
        return new Simulator(ms(DT));
    }

    private static Synapse psc(double weightPicoamperes, double delayMs) {
        return Synapse.of(pA(weightPicoamperes), ms(delayMs));
    }

    /** One neuron, seen by a voltmeter in every step and by a recorder. */
    private static final class Neuron {
        final Simulator sim = simulator();
        final NodeView node;
        final NodeView voltmeter;
        final NodeView recorder;

        Neuron(NeuronModel model) {
            node = sim.create(model, 1);
            voltmeter = sim.create(new Voltmeter(ms(DT)));
            recorder = sim.create(new SpikeRecorder());
            sim.connect(node, recorder);
            if (!model.recordables().isEmpty()) {
                sim.connect(voltmeter, node);
            }
        }

        NodeView drivenBy(DeviceModel device, Synapse synapse) {
            var generator = sim.create(device);
            sim.connect(generator, node, allToAll(), synapse);
            return generator;
        }

        void simulate(double durationMs) {
            sim.simulate(ms(durationMs));
        }

        void set(Parameterized<?> given) {
            sim.set(node, given);
        }

        double vM() {
            return sim.values(node, "V_m")[0];
        }

        /** Potentials at the ends of the steps 1, 2, ... */
        double[] potentials() {
            return sim.result().orElseThrow().voltages(voltmeter).millivolts()[0];
        }

        double[] spikes() {
            return sim.result().orElseThrow().spikes(recorder).timesMs();
        }
    }

    static Stream<IafModel<?>> models() {
        return Stream.of(IafPscDelta.defaults(), IafPscExp.defaults(), IafPscAlpha.defaults());
    }

    private static double relaxed(double from, double towards, double durationMs) {
        return towards + (from - towards) * Math.exp(-durationMs / TAU_M);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldFollowAConstantCurrentFromTheNextStepOn(IafModel<?> model) {
        var neuron = new Neuron(model);
        neuron.simulate(7.3);
        neuron.set(model.withOnly(Map.of("I_e", 200.0)));
        neuron.simulate(11);
        double risen = relaxed(REST, REST + 200 * RESISTANCE, 11);
        assertEquals(risen, neuron.vM(), TOLERANCE_MV);
        neuron.set(model.withOnly(Map.of("I_e", -50.0)));
        neuron.simulate(4);
        assertEquals(relaxed(risen, REST - 50 * RESISTANCE, 4), neuron.vM(), TOLERANCE_MV);
        assertEquals(relaxed(REST, REST + 200 * RESISTANCE, DT), neuron.potentials()[73], TOLERANCE_MV);
        assertEquals(REST, neuron.potentials()[72]);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRelaxFromAPotentialThatIsSet(IafModel<?> model) {
        var neuron = new Neuron(model);
        neuron.simulate(3);
        neuron.set(model.withOnly(Map.of("V_m", -60.0)));
        assertEquals(-60, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(5);
        assertEquals(relaxed(-60, REST, 5), neuron.vM(), TOLERANCE_MV);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldKeepThePotentialWhereTheRestIsSet(IafModel<?> model) {
        var neuron = new Neuron(model.withOnly(Map.of("V_m", -60.0)));
        neuron.simulate(2);
        double before = neuron.vM();
        neuron.set(model.withOnly(Map.of("E_L", -65.0)));
        assertEquals(before, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(5);
        assertEquals(relaxed(before, -65, 5), neuron.vM(), TOLERANCE_MV);
        neuron.set(model.withOnly(Map.of("V_m", -54.0)));
        neuron.simulate(DT);
        assertArrayEquals(new double[] {7.1}, neuron.spikes());
        assertEquals(-70, neuron.vM(), TOLERANCE_MV);
    }

    /** It is the first step's end that is compared with the threshold. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldSpikeAtTheNextStepWhereTheThresholdIsSetBelowThePotential(IafModel<?> model) {
        var neuron = new Neuron(model.withOnly(Map.of("I_e", 300.0)));
        neuron.simulate(20);
        assertEquals(0, neuron.spikes().length);
        assertTrue(neuron.vM() > -60, "V_m " + neuron.vM());
        neuron.set(model.withOnly(Map.of("V_th", -60.0, "V_reset", -75.0, "t_ref", 5.0)));
        neuron.simulate(5.1);
        assertArrayEquals(new double[] {20.1}, neuron.spikes());
        assertEquals(-75, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(DT);
        assertEquals(relaxed(-75, REST + 300 * RESISTANCE, DT), neuron.vM(), TOLERANCE_MV);
    }

    /** As in NEST, whose refractory neurons keep their potential, whatever it is, and their steps. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldLetARefractoryNeuronStayWhereItIsSet(IafModel<?> model) {
        var neuron = new Neuron(model.withOnly(Map.of("V_m", -50.0)));
        neuron.simulate(1);
        assertArrayEquals(new double[] {0.1}, neuron.spikes());
        neuron.set(model.withOnly(Map.of("V_reset", -80.0, "t_ref", 100.0)));
        neuron.simulate(0.1);
        assertEquals(-70, neuron.vM());
        neuron.set(model.withOnly(Map.of("V_m", -62.0)));
        neuron.simulate(1);
        assertEquals(-62, neuron.vM(), TOLERANCE_MV);
        neuron.simulate(3);
        assertEquals(relaxed(-62, REST, 3), neuron.vM(), TOLERANCE_MV);
    }

    /** The other way to the same: a device whose parameters say beforehand when they change. */
    @Test
    void shouldSendWhatAGeneratorWithChangesToComeSends() {
        for (double delayMs : new double[] {0.1, 1.5, 30}) {
            var set = new Neuron(ParrotNeuron.defaults());
            var noise = set.drivenBy(new PoissonGenerator(hertz(3000)), Synapse.of(mV(1), ms(delayMs)));
            set.simulate(12.3);
            set.sim.set(noise, new PoissonGenerator(hertz(500)));
            set.simulate(5);
            set.sim.set(noise, new PoissonGenerator(hertz(0)));
            set.simulate(DT);
            set.sim.set(noise, new PoissonGenerator(hertz(20000)));
            set.simulate(40);
            var foreseen = new Neuron(ParrotNeuron.defaults());
            foreseen.drivenBy(
                    new InhomogeneousPoissonGenerator()
                            .at(ms(DT), hertz(3000))
                            .at(ms(12.4), hertz(500))
                            .at(ms(17.4), hertz(0))
                            .at(ms(17.5), hertz(20000)),
                    Synapse.of(mV(1), ms(delayMs)));
            foreseen.simulate(57.4);
            assertTrue(foreseen.spikes().length > 50, "spikes " + foreseen.spikes().length);
            assertArrayEquals(foreseen.spikes(), set.spikes());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 2, 15})
    void shouldSendTheCurrentOfAStepGeneratorWithChangesToCome(double delayMs) {
        var factor = Synapse.ofFactor(1.5, ms(delayMs));
        var set = new Neuron(IafPscExp.defaults());
        var current = set.drivenBy(new DcGenerator(pA(100)), factor);
        set.simulate(7);
        set.sim.set(current, new DcGenerator(pA(-40)));
        set.simulate(1.2);
        set.sim.set(current, new DcGenerator(pA(150)));
        set.simulate(20);
        set.sim.set(current, new DcGenerator().stop(ms(30)));
        set.simulate(30);
        var foreseen = new Neuron(IafPscExp.defaults());
        foreseen.drivenBy(
                new StepCurrentGenerator()
                        .at(ms(DT), pA(100))
                        .at(ms(7.1), pA(-40))
                        .at(ms(8.3), pA(150))
                        .at(ms(30), pA(0)),
                factor);
        foreseen.simulate(58.2);
        assertArrayEquals(foreseen.potentials(), set.potentials());
        assertTrue(Arrays.stream(set.potentials()).max().orElseThrow() > -65);
    }

    /** NEST's repeated_stimulation: a device with a start and a stop, whose origin moves from trial to trial. */
    @Test
    void shouldRepeatAStimulusWhoseOriginIsSet() {
        var neuron = new Neuron(ParrotNeuron.defaults());
        var pulses = neuron.drivenBy(
                new SpikeGenerator()
                        .with("spike_times", new double[] {1, 4, 9})
                        .start(ms(2))
                        .stop(ms(6)),
                Synapse.of(mV(1), ms(1)));
        for (int trial = 0; trial < 4; trial++) {
            neuron.sim.set(pulses, new SpikeGenerator().origin(ms(10.0 * trial)));
            neuron.simulate(10);
        }
        assertArrayEquals(new double[] {5, 15, 25, 35}, neuron.spikes());
    }

    /** What has been sent arrives; of the new times those that are past are not sent. */
    @Test
    void shouldSendSpikesAtTimesThatAreSet() {
        var neuron = new Neuron(ParrotNeuron.defaults());
        var pulses = neuron.drivenBy(SpikeGenerator.atMilliseconds(), Synapse.of(mV(1), ms(5)));
        neuron.sim.set(pulses, SpikeGenerator.atMilliseconds(3, 9.9, 12));
        neuron.simulate(10);
        neuron.sim.set(pulses, SpikeGenerator.atMilliseconds(2, 10, 10.1, 14));
        neuron.simulate(20);
        assertArrayEquals(new double[] {8, 14.9, 15.1, 19}, neuron.spikes());
    }

    @Test
    void shouldGoOnWithAWaveOfAnotherAmplitude() {
        var neuron = new Neuron(IafPscAlpha.defaults());
        var wave =
                neuron.drivenBy(new AcGenerator().amplitude(pA(100)).frequency(hertz(50)), Synapse.ofFactor(1, ms(1)));
        neuron.simulate(10);
        neuron.sim.set(wave, new AcGenerator().amplitude(pA(-100)).offset(pA(20)));
        neuron.simulate(20);
        var sum = new Neuron(IafPscAlpha.defaults());
        var factor = Synapse.ofFactor(1, ms(1));
        sum.drivenBy(new AcGenerator().amplitude(pA(100)).frequency(hertz(50)).stop(ms(10.1)), factor);
        sum.drivenBy(new AcGenerator().amplitude(pA(-100)).frequency(hertz(50)).start(ms(10.1)), factor);
        sum.drivenBy(new DcGenerator(pA(20)).start(ms(10.1)), factor);
        sum.simulate(30);
        assertArrayEquals(sum.potentials(), neuron.potentials(), TOLERANCE_MV);
    }

    @Test
    void shouldRecordWhileTheRecorderIsActive() {
        var neuron = new Neuron(ParrotNeuron.defaults());
        neuron.drivenBy(SpikeGenerator.atMilliseconds(1, 2, 3, 4, 5, 6), Synapse.of(mV(1), ms(DT)));
        neuron.simulate(1.5);
        neuron.sim.set(neuron.recorder, new SpikeRecorder().start(ms(2.5)).stop(ms(4.1)));
        neuron.simulate(3);
        neuron.sim.set(neuron.recorder, new SpikeRecorder().stop(ms(100)));
        neuron.simulate(3);
        assertArrayEquals(new double[] {1.1, 3.1, 4.1, 5.1, 6.1}, neuron.spikes());
    }

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
        assertTrue(refusal.getMessage().contains("rank 1 has \"set NodeSet"), refusal.getMessage());
    }

    private static void assertRefused(String message, Consumer<Neuron> call) {
        var neuron = new Neuron(IafPscExp.defaults());
        neuron.simulate(1);
        var refusal = assertThrows(UserException.class, () -> call.accept(neuron));
        assertEquals(message, refusal.getMessage());
        neuron.simulate(1);
        assertEquals(REST, neuron.vM());
    }

    @Test
    void shouldRefuseWhatCannotBeSetAndLeaveAllAsItWas() {
        var model = IafPscExp.defaults();
        assertRefused(
                "parameter V_min of iaf_psc_exp: expected one of V_m, E_L, C_m, tau_m, t_ref, V_th, V_reset, I_e,"
                        + " tau_syn_ex, tau_syn_in, rho, delta",
                neuron -> neuron.set(IafPscDelta.defaults().iE(pA(500)).vMin(mV(-80))));
        assertRefused(
                "V_reset -70.0 mV: expected less than V_th -80.0 mV",
                neuron -> neuron.set(model.iE(pA(900)).vTh(mV(-80))));
        assertRefused("t_ref 0.25 ms is not a multiple of dt 0.1 ms", neuron -> neuron.set(model.tRef(ms(0.25))));
        assertRefused(
                "rho of iaf_psc_exp neurons that are there already: expected it where they are created",
                neuron -> neuron.set(model.withOnly(Map.of("rho", 1))));
        assertRefused(
                "V_th of 2 values: expected one for each of the 1 neurons",
                neuron -> neuron.set(model.withOnly(Map.of("V_th", new double[] {-50, -40}))));
        assertRefused(
                "other values of tau_syn_ex and tau_syn_in of iaf_psc_exp neurons that were created with one value of"
                        + " both: expected one value of both, for the whole population, since they keep but the sum of"
                        + " their currents",
                neuron -> neuron.set(model.tauSynEx(ms(3))));
        assertRefused(
                "parameters of a voltmeter that records already: expected them where it is created",
                neuron -> neuron.sim.set(neuron.voltmeter, new Voltmeter(ms(2))));
        assertRefused(
                "parameters of a poisson_generator for a spike_recorder: expected those of a spike_recorder",
                neuron -> neuron.sim.set(neuron.recorder, new PoissonGenerator(hertz(1))));
        assertRefused(
                "stop 0.0 ms of spike_recorder: expected at least its start, 5.0 ms",
                neuron -> neuron.sim.set(
                        neuron.recorder, new SpikeRecorder().start(ms(5)).stop(ms(0))));
        assertThrows(UserException.class, () -> model.withOnly(Map.of("I_e", "much")));
    }

    @Test
    void shouldRefuseSpikeWeightsThatHaveNoInput() {
        var neuron = new Neuron(IafPscExp.defaults());
        var pulses = neuron.drivenBy(SpikeGenerator.atMilliseconds(1, 2).weighted(2, 0.5), psc(10, 1));
        var refusal = assertThrows(
                UserException.class,
                () -> neuron.sim.set(pulses, SpikeGenerator.atMilliseconds(3).weighted(3)));
        assertEquals(
                "spike weight 3.0 of a spike_generator that is connected: expected one of those that it had then,"
                        + " [0.5, 2.0]",
                refusal.getMessage());
    }

    @Test
    void shouldTellDevicesAsTheyAre() {
        var sim = simulator();
        var noise = sim.create(new PoissonGenerator(hertz(5)).start(ms(3)));
        sim.set(noise, new PoissonGenerator(hertz(7)));
        assertEquals(new PoissonGenerator(hertz(7)).start(ms(3)), sim.device(noise));
        var statistics = sim.create(new SpikeStatistics());
        assertThrows(UserException.class, () -> sim.set(statistics, new SpikeStatistics(ms(1))));
    }

    /** A population that is set as a whole, and one whose neurons are set one by one, are to the bit the same. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldNotMatterInHowManyCallsValuesAreSet(IafModel<?> model) {
        assertArrayEquals(potentialsWhereSet(model, false), potentialsWhereSet(model, true));
    }

    private static double[][] potentialsWhereSet(IafModel<?> model, boolean oneByOne) {
        var sim = simulator();
        var neurons = sim.create((NeuronModel) model, 4);
        var voltmeter = sim.create(new Voltmeter(ms(DT)));
        var noise = sim.create(new PoissonGenerator(hertz(9000)));
        var weight =
                ((NeuronModel) model).weightUnit() == WeightUnit.MILLIVOLT ? Synapse.of(mV(0.2), ms(1)) : psc(80, 1);
        sim.connect(noise, neurons, allToAll(), weight);
        sim.connect(voltmeter, neurons);
        sim.simulate(ms(10));
        var given = model.withOnly(Map.of("I_e", 100.0, "C_m", 200.0));
        if (oneByOne) {
            IntStream.range(0, 4).forEach(i -> sim.set(neurons.slice(i, i + 1), given));
        } else {
            sim.set(neurons, given);
        }
        var potentials = sim.simulate(ms(20)).voltages(voltmeter).millivolts();
        assertNotEquals(potentials[0][299], potentials[1][299]);
        return potentials;
    }
}
