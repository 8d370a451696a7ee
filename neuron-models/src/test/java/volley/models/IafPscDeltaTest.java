package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.models.Units.pF;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

class IafPscDeltaTest {
    private static final double DT = 0.1;
    private static final IafPscDelta DEFAULTS = IafPscDelta.defaults();

    static Stream<IafPscDelta> models() {
        var base = DEFAULTS.iE(pA(300)).initialVM(mV(-60));
        return Stream.of(
                base,
                base.tRef(ms(0)),
                base.tRef(ms(0.1)),
                base.tRef(ms(0.7)).refractoryInput(true),
                base.tRef(ms(0)).refractoryInput(true),
                base.vReset(mV(-58)).vMin(mV(-58)),
                base.vReset(mV(-80)).vMin(mV(-80.5)).refractoryInput(true).tRef(ms(5)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldFollowTheUpdateRuleNeuronByNeuron(IafPscDelta model) {
        for (int size : new int[] {0, 1, 7, 8, 9, 33}) {
            compare(model, size);
        }
    }

    /** Random input, strong enough for many spikes, against the rule written down for one neuron. */
    private static void compare(IafPscDelta model, int size) {
        var neurons = model.populate(PopulationShare.whole(size, 1), DT);
        var expected = new OneNeuron[size];
        Arrays.setAll(expected, i -> new OneNeuron(model));
        var random = new Random(size);
        int spikesSeen = 0;
        for (int step = 1; step <= 2000; step++) {
            var input = random.doubles(size, -1.5, 2).map(x -> 4 * x * x * x).toArray();
            var expectedSpikes = new int[size];
            int expectedCount = 0;
            for (int i = 0; i < size; i++) {
                if (expected[i].update(input[i])) {
                    expectedSpikes[expectedCount++] = i;
                }
            }
            var spiking = new int[size];
            int count = neurons.update(new double[][] {input}, null, spiking);
            assertArrayEquals(
                    Arrays.copyOf(expectedSpikes, expectedCount), Arrays.copyOf(spiking, count), "step " + step);
            for (int i = 0; i < size; i++) {
                assertEquals(expected[i].vM(), neurons.recordable("V_m").at(i), 1e-10);
            }
            spikesSeen += count;
        }
        assertTrue(spikesSeen >= 20 * size, "spikes " + spikesSeen);
    }

    /** The rule of NEST's model, as its documentation gives it. */
    private static final class OneNeuron {
        private final ParameterValues p;
        private final double p33;
        private double u;
        private double stored;
        private int r;

        OneNeuron(IafPscDelta model) {
            p = model.values;
            p33 = Math.exp(-DT / p.one("tau_m"));
            u = p.one("V_m") - p.one("E_L");
        }

        boolean update(double input) {
            if (r == 0) {
                u = (1 - p33) * p.one("tau_m") / p.one("C_m") * p.one("I_e") + p33 * u + input;
                u += p.flag("refractory_input") ? stored : 0;
                stored = 0;
                u = Math.max(u, p.one("V_min") - p.one("E_L"));
            } else {
                stored += input * Math.exp(-r * DT / p.one("tau_m"));
                r--;
            }
            if (u < p.one("V_th") - p.one("E_L")) {
                return false;
            }
            u = p.one("V_reset") - p.one("E_L");
            r = (int) Math.round(p.one("t_ref") / DT);
            return true;
        }

        double vM() {
            return u + p.one("E_L");
        }
    }

    @Test
    void shouldRestAtFirst() {
        assertEquals(-70, vM(DEFAULTS));
        assertEquals(-65, vM(DEFAULTS.eL(mV(-65))));
    }

    private static double vM(IafPscDelta model) {
        return model.populate(PopulationShare.whole(1, 1), DT).recordable("V_m").at(0);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "C_m 0.0 pF of iaf_psc_delta: expected a finite number above 0", mistake(m -> m.cM(pF(0)))),
                Arguments.of(
                        "C_m -1.0 pF of iaf_psc_delta: expected a finite number above 0", mistake(m -> m.cM(pF(-1)))),
                Arguments.of(
                        "tau_m 0.0 ms of iaf_psc_delta: expected a finite number above 0", mistake(m -> m.tauM(ms(0)))),
                Arguments.of(
                        "tau_m -20.0 ms of iaf_psc_delta: expected a finite number above 0",
                        mistake(m -> m.tauM(ms(-20)))),
                Arguments.of(
                        "t_ref -0.1 ms of iaf_psc_delta: expected a finite number, 0 or more",
                        mistake(m -> m.tRef(ms(-0.1)))),
                Arguments.of("t_ref 0.25 ms is not a multiple of dt 0.1 ms", mistake(m -> m.tRef(ms(0.25)))),
                Arguments.of("V_reset -55.0 mV: expected less than V_th -55.0 mV", mistake(m -> m.vReset(mV(-55)))),
                Arguments.of("V_reset -70.0 mV: expected less than V_th -71.0 mV", mistake(m -> m.vTh(mV(-71)))),
                Arguments.of("V_min -69.0 mV: expected at most V_reset -70.0 mV", mistake(m -> m.vMin(mV(-69)))),
                Arguments.of(
                        "V_th of 3 values: expected 10, one for each neuron",
                        mistake(m -> m.vTh(Varied.of(new double[3], Units.MILLIVOLT)))),
                Arguments.of(
                        "C_m -2.0 pF of iaf_psc_delta: expected a finite number above 0",
                        mistake(m -> m.cM(Varied.of(new double[] {1, -2}, Units.PICOFARAD)))),
                Arguments.of(
                        "refractory_input [1.0] of iaf_psc_delta: expected one number",
                        mistake(m -> m.with("refractory_input", new double[] {1}))),
                Arguments.of(
                        "refractory_input 2.0 of iaf_psc_delta: expected true or false",
                        mistake(m -> m.with("refractory_input", 2))),
                Arguments.of(
                        "parameter tau_syn of iaf_psc_delta: expected one of V_m, E_L, C_m, tau_m, t_ref, V_th, V_reset,"
                                + " I_e, V_min, refractory_input",
                        mistake(m -> m.with("tau_syn", 2))));
    }

    private static Executable mistake(UnaryOperator<IafPscDelta> wrong) {
        return () -> wrong.apply(DEFAULTS).populate(PopulationShare.whole(10, 1), DT);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldRefuseAParameterOutOfItsRange(String message, Executable mistake) {
        assertEquals(message, assertThrows(UserException.class, mistake).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseQuantitiesThatAreNotFinite(double value) {
        assertThrows(UserException.class, () -> DEFAULTS.cM(pF(value)));
        assertThrows(UserException.class, () -> DEFAULTS.tauM(ms(value)));
        assertThrows(UserException.class, () -> DEFAULTS.tRef(ms(value)));
        assertThrows(UserException.class, () -> DEFAULTS.eL(mV(value)));
        assertThrows(UserException.class, () -> DEFAULTS.vTh(mV(value)));
        assertThrows(UserException.class, () -> DEFAULTS.vReset(mV(value)));
        assertThrows(UserException.class, () -> DEFAULTS.vMin(mV(value)));
        assertThrows(UserException.class, () -> DEFAULTS.iE(pA(value)));
        assertThrows(UserException.class, () -> DEFAULTS.initialVM(mV(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C_m", "tau_m", "t_ref", "E_L", "V_th", "V_reset", "V_min", "I_e", "V_m"})
    void shouldRefuseNumbersThatAreNone(String name) {
        var thrown = assertThrows(UserException.class, () -> DEFAULTS.with(name, Double.NaN));
        assertTrue(thrown.getMessage().startsWith(name + " NaN "), thrown::getMessage);
    }
}
