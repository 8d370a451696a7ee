package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.MILLISECOND;
import static volley.models.Units.MILLIVOLT;
import static volley.models.Units.NANOSIEMENS;
import static volley.models.Units.PICOAMPERE;
import static volley.models.Units.PICOFARAD;
import static volley.models.Units.mV;
import static volley.models.Units.nS;
import static volley.models.Units.pA;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volley.partition.UserException;
import volley.partition.random.Distribution;

/** What the models with synaptic conductances have in common, with parameters of one value and of one for each neuron. */
class ConductanceModelTest {
    private static final double DT = 0.1;
    /** More than are integrated side by side. */
    private static final int NEURONS = 131;

    private static final long KEY = 99;

    static Stream<ConductanceModel<?>> models() {
        return Stream.of(IafCondAlpha.defaults(), AeifCondExp.defaults())
                .flatMap(model -> Stream.of(model.with("I_e", 1000), varied(model.with("t_ref", 1.5))));
    }

    private static ConductanceModel<?> varied(ConductanceModel<?> model) {
        var eL = IntStream.range(0, NEURONS).mapToDouble(i -> -70 + 0.01 * i).toArray();
        var tRef = IntStream.range(0, NEURONS).mapToDouble(i -> DT * (i % 30)).toArray();
        return ownVaried(model)
                .eL(Varied.of(eL, MILLIVOLT))
                .eEx(Varied.drawn(Distribution.uniform(-5, 5), MILLIVOLT))
                .cM(Varied.drawn(Distribution.uniform(200, 300), PICOFARAD))
                .vTh(Varied.drawn(Distribution.uniform(-52, -48), MILLIVOLT))
                .vReset(Varied.drawn(Distribution.uniform(-65, -58), MILLIVOLT))
                .tRef(Varied.of(tRef, MILLISECOND))
                .gL(Varied.drawn(Distribution.normal(20, 2).redraw(15, 25), NANOSIEMENS))
                .eIn(Varied.drawn(Distribution.uniform(-90, -80), MILLIVOLT))
                .tauSynEx(Varied.drawn(Distribution.uniform(0.2, 2), MILLISECOND))
                .tauSynIn(Varied.drawn(Distribution.uniform(2, 4), MILLISECOND))
                .initialVM(Varied.drawn(Distribution.uniform(-75, -60), MILLIVOLT))
                .iE(Varied.drawn(Distribution.normal(700, 20), PICOAMPERE));
    }

    private static ConductanceModel<?> ownVaried(ConductanceModel<?> model) {
        return model instanceof AeifCondExp adaptive
                ? adaptive.with("a", Distribution.uniform(2, 6))
                        .with("b", Distribution.uniform(40, 120))
                        .with("Delta_T", Distribution.uniform(1.5, 2.5))
                        .with("tau_w", Distribution.uniform(100, 200))
                        .with("V_peak", Distribution.uniform(-5, 5))
                : model;
    }

    private static double[][] inputs(Random random) {
        var inputs = new double[2][NEURONS];
        Arrays.setAll(inputs[0], i -> random.nextInt(4) == 0 ? 10 * random.nextDouble() : 0);
        Arrays.setAll(inputs[1], i -> random.nextInt(4) == 0 ? -5 * random.nextDouble() : 0);
        return inputs;
    }

    private static int advance(Neurons neurons, Random random, int steps) {
        int spikes = 0;
        for (int step = 0; step < steps; step++) {
            var current = random.doubles(NEURONS, 0, 50).toArray();
            spikes += neurons.update(inputs(random), step % 3 == 0 ? null : current, new int[NEURONS]);
        }
        return spikes;
    }

    /** A rank's neurons do what they do among all others, to the bit. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldDoTheSameOnAnyNumberOfRanks(ConductanceModel<?> model) {
        var whole = model.populate(PopulationShare.whole(NEURONS, KEY), DT);
        var places = IntStream.range(0, NEURONS).filter(i -> i % 3 == 1).toArray();
        var part = model.populate(new PopulationShare(places, NEURONS, KEY), DT);
        var random = new Random(5);
        int spikesSeen = 0;
        for (int step = 0; step < 1000; step++) {
            var inputs = inputs(random);
            var own = Arrays.stream(inputs)
                    .map(row -> IntStream.of(places).mapToDouble(i -> row[i]).toArray())
                    .toArray(double[][]::new);
            var current = random.doubles(NEURONS, 0, 50).toArray();
            var ownCurrent = IntStream.of(places).mapToDouble(i -> current[i]).toArray();
            var spiking = new int[NEURONS];
            var ownSpiking = new int[NEURONS];
            int spikes = whole.update(inputs, current, spiking);
            spikesSeen += spikes;
            int ownSpikes = part.update(own, ownCurrent, ownSpiking);
            assertArrayEquals(
                    IntStream.of(spiking).limit(spikes).filter(i -> i % 3 == 1).toArray(),
                    IntStream.of(ownSpiking)
                            .limit(ownSpikes)
                            .map(i -> places[i])
                            .toArray());
            for (var name : model.recordables()) {
                for (int i = 0; i < places.length; i++) {
                    assertEquals(
                            whole.recordable(name).at(places[i]),
                            part.recordable(name).at(i));
                }
            }
        }
        assertTrue(spikesSeen > NEURONS, "spikes " + spikesSeen);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldGoOnFromASavedStateToTheBit(ConductanceModel<?> model) {
        var share = PopulationShare.whole(NEURONS, KEY);
        var neurons = model.populate(share, DT);
        advance(neurons, new Random(6), 700);
        var loaded = model.populate(share, DT);
        loaded.load(neurons.save());
        assertTrue(advance(neurons, new Random(7), 300) > 0);
        advance(loaded, new Random(7), 300);
        assertArrayEquals(neurons.save(), loaded.save());
    }

    /** Neurons whose parameters are set behave as such that were made with them, and leave others alone. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldTakeUpWhatIsSet(ConductanceModel<?> model) {
        var share = PopulationShare.whole(NEURONS, KEY);
        var neurons = model.populate(share, DT);
        var others = model.populate(share, DT);
        var given = model.withOnly(Map.of("V_m", -66.5, "E_in", -83.0, "I_e", 650.0));
        var selected = new NeuronSelection(new PopulationShare(new int[] {0}, 1, KEY), new int[] {2}, false);
        neurons.set(given, selected).run();
        assertEquals(-66.5, neurons.value("V_m", 2));
        assertEquals(-83, neurons.value("E_in", 2));
        var alone = alone(model, share, 2).with("V_m", -66.5).with("E_in", -83).with("I_e", 650);
        var expected = ((NeuronModel) alone).populate(PopulationShare.whole(1, KEY), DT);
        var random = new Random(8);
        for (int step = 0; step < 500; step++) {
            var inputs = inputs(random);
            neurons.update(inputs, null, new int[NEURONS]);
            others.update(inputs, null, new int[NEURONS]);
            expected.update(new double[][] {{inputs[0][2]}, {inputs[1][2]}}, null, new int[1]);
            assertEquals(expected.value("V_m", 0), neurons.value("V_m", 2));
            assertEquals(others.value("V_m", 1), neurons.value("V_m", 1));
        }
    }

    private static Parameterized<?> alone(ConductanceModel<?> model, PopulationShare share, int neuron) {
        Parameterized<?> alone = model;
        for (var parameter : model.parameters()) {
            if (parameter.kind() == ModelParameter.Kind.EACH && model.values.isGiven(parameter.name())) {
                alone = alone.with(
                        parameter.name(),
                        model.values.column(parameter.name(), share).at(neuron));
            }
        }
        return alone;
    }

    /** Without a leak, a current alone moves the potential: V_m is E_L + I t / C_m. */
    @Test
    void shouldIntegrateACurrentThatDoesNotLeak() {
        var neurons =
                IafCondAlpha.defaults().gL(nS(0)).vTh(mV(1000)).iE(pA(250)).populate(PopulationShare.whole(1, KEY), DT);
        for (int step = 0; step < 1000; step++) {
            neurons.update(new double[2][1], null, new int[1]);
        }
        assertEquals(30, neurons.value("V_m", 0), 1e-9);
    }

    @Test
    void shouldRefuseAResetAtTheThreshold() {
        var model = IafCondAlpha.defaults().vReset(mV(-55));
        var thrown = assertThrows(UserException.class, () -> model.populate(PopulationShare.whole(1, KEY), DT));
        assertEquals("V_reset -55.0 mV: expected less than V_th -55.0 mV", thrown.getMessage());
    }

    @Test
    void shouldRefuseToGoOnWhereNothingCanBeIntegrated() {
        var neurons = IafCondAlpha.defaults()
                .with("C_m", 1e-300)
                .with("I_e", -1e300)
                .populate(PopulationShare.whole(1, KEY), DT);
        var thrown = assertThrows(UserException.class, () -> neurons.update(new double[2][1], null, new int[1]));
        assertEquals(
                "V_m NaN mV of iaf_cond_alpha in a step: expected parameters and inputs that can be integrated",
                thrown.getMessage());
    }
}
