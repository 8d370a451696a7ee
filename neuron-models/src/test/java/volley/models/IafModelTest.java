package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.MILLISECOND;
import static volley.models.Units.MILLIVOLT;
import static volley.models.Units.PICOAMPERE;
import static volley.models.Units.PICOFARAD;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.partition.UserException;
import volley.partition.random.Distribution;

/** What the three integrate-and-fire models have in common, each with all that may differ from neuron to neuron. */
class IafModelTest {
    private static final double DT = 0.1;
    private static final int NEURONS = 23;
    private static final long KEY = 99;

    static Stream<IafModel<?>> models() {
        return Stream.of(
                        IafPscDelta.defaults(),
                        IafPscDelta.defaults().refractoryInput(true).vMin(mV(-71)),
                        IafPscExp.defaults(),
                        IafPscExp.defaults().tauSynIn(ms(5)),
                        IafPscAlpha.defaults().vMin(mV(-75)),
                        IafPscAlpha.defaults().tauSynEx(ms(0.3)))
                .flatMap(model -> Stream.of(model.iE(pA(600)), varied(model)));
    }

    private static IafModel<?> varied(IafModel<?> model) {
        var eL = IntStream.range(0, NEURONS).mapToDouble(i -> -70 + 0.1 * i).toArray();
        return model.eL(Varied.of(eL, MILLIVOLT))
                .tauM(Varied.drawn(Distribution.normal(12, 2).redraw(5, 20), MILLISECOND))
                .tRef(Varied.drawn(Distribution.uniform(0, 4), MILLISECOND))
                .cM(Varied.drawn(Distribution.lognormal(5.5, 0.1), PICOFARAD))
                .vTh(Varied.drawn(Distribution.uniform(-56, -54), MILLIVOLT))
                .iE(Varied.drawn(Distribution.normal(600, 20), PICOAMPERE));
    }

    private static final class Drive {
        private final Random random = new Random(5);
        private final int channels;
        private final double size;

        Drive(IafModel<?> model) {
            channels = model.channels();
            size = model.weightUnit() == WeightUnit.MILLIVOLT ? 1 : 60;
        }

        double[][] inputs() {
            var inputs = new double[channels][NEURONS];
            for (int channel = 0; channel < channels; channel++) {
                double sign = channel == 0 ? 1 : -0.3;
                Arrays.setAll(inputs[channel], i -> random.nextInt(4) == 0 ? sign * size * random.nextDouble() : 0);
            }
            return inputs;
        }

        double[] current() {
            return random.doubles(NEURONS, 0, 50).toArray();
        }
    }

    private static IafModel<?> withEach(IafModel<?> model, PopulationShare share, int neuron) {
        IafModel<?> alone = model;
        for (var parameter : model.parameters()) {
            if (parameter.kind() == ModelParameter.Kind.EACH && model.values.isGiven(parameter.name())) {
                double value = model.values.column(parameter.name(), share).at(neuron);
                alone = alone.with(
                        parameter.name(), parameter.name().equals("t_ref") ? DT * Math.floor(value / DT + 0.5) : value);
            }
        }
        return alone;
    }

    /** A neuron of a varied population spikes as a population of one with its parameters does. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldBeTheSameAloneAndAmongOthers(IafModel<?> model) {
        var share = PopulationShare.whole(NEURONS, KEY);
        var together = model.populate(share, DT);
        var alone = IntStream.range(0, NEURONS)
                .mapToObj(i -> withEach(model, share, i).populate(PopulationShare.whole(1, KEY), DT))
                .toArray(Neurons[]::new);
        var drive = new Drive(model);
        int spikesSeen = 0;
        for (int step = 1; step <= 1500; step++) {
            var inputs = drive.inputs();
            var current = drive.current();
            var copies = Arrays.stream(inputs).map(double[]::clone).toArray(double[][]::new);
            var spiking = new int[NEURONS];
            int count = together.update(inputs, step % 3 == 0 ? null : current, spiking);
            spikesSeen += count;
            var expected = new int[NEURONS];
            int expectedCount = 0;
            for (int i = 0; i < NEURONS; i++) {
                int neuron = i;
                var own = Arrays.stream(copies)
                        .map(input -> new double[] {input[neuron]})
                        .toArray(double[][]::new);
                if (alone[i].update(own, step % 3 == 0 ? null : new double[] {current[i]}, new int[1]) > 0) {
                    expected[expectedCount++] = i;
                }
                assertEquals(
                        alone[i].recordable("V_m").at(0),
                        together.recordable("V_m").at(i),
                        1e-9);
            }
            assertArrayEquals(Arrays.copyOf(expected, expectedCount), Arrays.copyOf(spiking, count));
        }
        assertTrue(spikesSeen > 5 * NEURONS, "spikes " + spikesSeen);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldGoOnFromASavedStateToTheBit(IafModel<?> model) {
        var share = PopulationShare.whole(NEURONS, KEY);
        var neurons = model.populate(share, DT);
        var drive = new Drive(model);
        for (int step = 1; step <= 700; step++) {
            neurons.update(drive.inputs(), drive.current(), new int[NEURONS]);
        }
        var loaded = model.populate(share, DT);
        loaded.load(neurons.save());
        for (int step = 1; step <= 300; step++) {
            var inputs = drive.inputs();
            var current = drive.current();
            var copies = Arrays.stream(inputs).map(double[]::clone).toArray(double[][]::new);
            var spiking = new int[NEURONS];
            var spikingLoaded = new int[NEURONS];
            assertEquals(
                    neurons.update(inputs, current, spiking), loaded.update(copies, current, spikingLoaded), "spikes");
            assertArrayEquals(spiking, spikingLoaded);
        }
        assertArrayEquals(neurons.save(), loaded.save());
    }

    /** Ranks hold every third neuron each. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldDrawTheSameOnAnyNumberOfRanks(IafModel<?> model) {
        var whole = model.initialVM(Varied.drawn(Distribution.uniform(-80, -60), MILLIVOLT))
                .populate(PopulationShare.whole(NEURONS, KEY), DT);
        for (int rank = 0; rank < 3; rank++) {
            int first = rank;
            var places = IntStream.range(0, NEURONS).filter(i -> i % 3 == first).toArray();
            var part = model.initialVM(Varied.drawn(Distribution.uniform(-80, -60), MILLIVOLT))
                    .populate(new PopulationShare(places, NEURONS, KEY), DT);
            for (int i = 0; i < places.length; i++) {
                assertEquals(
                        whole.recordable("V_m").at(places[i]),
                        part.recordable("V_m").at(i));
            }
        }
    }

    @Test
    void shouldDrawEachParameterFromAStreamOfItsOwn() {
        var share = PopulationShare.whole(1000, KEY);
        var drawn = IafPscExp.defaults()
                .with("V_m", Distribution.uniform(0, 1))
                .with("I_e", Distribution.uniform(0, 1))
                .values;
        var vM = drawn.column("V_m", share).spread(1000).all();
        var iE = drawn.column("I_e", share).spread(1000).all();
        double correlation = new org.hipparchus.stat.correlation.PearsonsCorrelation().correlation(vM, iE);
        assertEquals(0, correlation, 5 / Math.sqrt(1000));
        assertEquals(0.5, Arrays.stream(vM).average().orElseThrow(), 5 * Math.sqrt(1 / 12.0 / 1000));
    }

    @Test
    void shouldStartAtRestWhereRestIsDrawn() {
        var neurons = IafPscAlpha.defaults()
                .eL(Varied.drawn(Distribution.normal(-70, 3).redraw(-75, -60), MILLIVOLT))
                .populate(PopulationShare.whole(NEURONS, KEY), DT);
        for (int step = 0; step < 100; step++) {
            neurons.update(new double[2][NEURONS], null, new int[NEURONS]);
        }
        var vM = neurons.recordable("V_m");
        var potentials =
                IntStream.range(0, NEURONS).mapToDouble(vM::at).distinct().toArray();
        assertEquals(NEURONS, potentials.length);
        var eL = IafPscAlpha.defaults()
                .eL(Varied.drawn(Distribution.normal(-70, 3).redraw(-75, -60), MILLIVOLT))
                .values
                .column("E_L", PopulationShare.whole(NEURONS, KEY))
                .spread(NEURONS)
                .all();
        assertArrayEquals(eL, potentials);
    }

    @Test
    void shouldTellTheKindOfWhatIsNoParameter() {
        var thrown =
                assertThrows(UserException.class, () -> IafPscExp.defaults().with(Map.of("tau_m", new int[] {10})));
        assertEquals(
                "tau_m int[]: expected a number, true, false, an array of numbers or a distribution",
                thrown.getMessage());
        var quantity =
                assertThrows(UserException.class, () -> IafPscExp.defaults().with(Map.of("tau_m", ms(10))));
        assertTrue(quantity.getMessage().startsWith("tau_m 10 ms: expected a number"), quantity.getMessage());
    }

    @Test
    void shouldRefuseADrawnValueOutOfItsRange() {
        var model = IafPscDelta.defaults().cM(Varied.drawn(Distribution.normal(-5, 0.1), PICOFARAD));
        var thrown = assertThrows(UserException.class, () -> model.populate(PopulationShare.whole(3, KEY), DT));
        assertTrue(thrown.getMessage().startsWith("C_m -"), thrown::getMessage);
        assertTrue(
                thrown.getMessage().endsWith(" pF of iaf_psc_delta: expected a finite number above 0"),
                thrown::getMessage);
    }

    static Stream<Arguments> longRefractoriness() {
        return Stream.of(Arguments.of(1e6), Arguments.of(0.1 * Integer.MAX_VALUE));
    }

    /** The steps of a refractoriness are counted, not stored. */
    @ParameterizedTest
    @MethodSource("longRefractoriness")
    void shouldBeRefractoryForAnyNumberOfSteps(double tRefMs) {
        for (var model : new IafModel<?>[] {
            IafPscDelta.defaults().refractoryInput(true).tRef(ms(tRefMs)).initialVM(mV(0)),
            IafPscExp.defaults().tRef(ms(tRefMs)).initialVM(mV(0))
        }) {
            var neurons = model.populate(PopulationShare.whole(1, KEY), DT);
            int spikes = 0;
            for (int step = 0; step < 10_000; step++) {
                var inputs = new double[model.channels()][1];
                inputs[0][0] = 1000;
                spikes += neurons.update(inputs, null, new int[1]);
            }
            assertEquals(1, spikes);
            var loaded = model.populate(PopulationShare.whole(1, KEY), DT);
            loaded.load(neurons.save());
            assertArrayEquals(neurons.save(), loaded.save());
        }
    }

    /** For long time constants 1 - exp(-h/tau_m) has few digits left: V_m of a leakless neuron is I t / C_m. */
    @Test
    void shouldIntegrateACurrentThatDoesNotLeak() {
        var neurons = IafPscDelta.defaults()
                .tauM(ms(1e14))
                .eL(mV(0))
                .vReset(mV(0))
                .vTh(mV(1000))
                .iE(pA(250))
                .populate(PopulationShare.whole(1, KEY), DT);
        for (int step = 0; step < 1000; step++) {
            neurons.update(new double[1][1], null, new int[1]);
        }
        assertEquals(100, neurons.recordable("V_m").at(0), 1e-9);
    }

    @Test
    void shouldTellModelsApartByTheirParameters() {
        var model = IafPscExp.defaults();
        assertEquals(model.tauM(ms(12)), model.with("tau_m", 12));
        assertNotEquals(model.toString(), model.with("tau_m", 12).toString());
        assertNotEquals(
                model.with("V_m", Distribution.uniform(0, 1)).toString(),
                model.with("V_m", Distribution.uniform(0, 2)).toString());
        assertNotEquals(
                model.with("V_m", new double[] {1, 2}).toString(),
                model.with("V_m", new double[] {2, 1}).toString());
        assertEquals(
                "iaf_psc_exp[V_m=NaN, E_L=-70.0, C_m=250.0, tau_m=10.0, t_ref=2.0, V_th=-55.0, V_reset=-70.0, I_e=0.0,"
                        + " tau_syn_ex=2.0, tau_syn_in=2.0, rho=0.01, delta=0.0]",
                model.toString());
    }

    @Test
    void shouldConvertTheUnitOfVariedParameters() {
        var values = IafPscExp.defaults()
                .vTh(Varied.of(new double[] {-0.05, -0.04}, tech.units.indriya.unit.Units.VOLT))
                .tauM(Varied.drawn(Distribution.constant(0.02), tech.units.indriya.unit.Units.SECOND))
                .values;
        var share = PopulationShare.whole(2, KEY);
        assertArrayEquals(
                new double[] {-50, -40}, values.column("V_th", share).spread(2).all(), 1e-12);
        assertArrayEquals(
                new double[] {20, 20}, values.column("tau_m", share).spread(2).all(), 1e-12);
    }

    @Test
    void shouldRefuseStochasticThresholds() {
        var model = IafPscExp.defaults().with("delta", 2);
        var thrown = assertThrows(UserException.class, () -> model.populate(PopulationShare.whole(1, KEY), DT));
        assertEquals(
                "delta 2.0 mV of iaf_psc_exp: expected 0, since thresholds are not stochastic here",
                thrown.getMessage());
    }

    @Test
    void shouldRecordWithoutChangingAnything() {
        var model = IafPscAlpha.defaults().iE(pA(300));
        var watched = model.populate(PopulationShare.whole(NEURONS, KEY), DT);
        var unwatched = model.populate(PopulationShare.whole(NEURONS, KEY), DT);
        var excitatory = watched.recordable("I_syn_ex");
        var drive = new Drive(model);
        for (int step = 0; step < 500; step++) {
            var inputs = drive.inputs();
            watched.update(new double[][] {inputs[0].clone(), inputs[1].clone()}, null, new int[NEURONS]);
            unwatched.update(inputs, null, new int[NEURONS]);
            assertEquals(
                    watched.recordable("V_m").at(3), unwatched.recordable("V_m").at(3));
        }
        assertTrue(excitatory.at(3) > 0);
    }
}
