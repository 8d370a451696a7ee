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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
        private final IafPscDelta p;
        private final double p33;
        private double u;
        private double stored;
        private int r;

        OneNeuron(IafPscDelta parameters) {
            p = parameters;
            p33 = Math.exp(-DT / p.tauM());
            u = p.initialVM() - p.eL();
        }

        boolean update(double input) {
            if (r == 0) {
                u = (1 - p33) * p.tauM() / p.cM() * p.iE() + p33 * u + input;
                u += p.refractoryInput() ? stored : 0;
                stored = 0;
                u = Math.max(u, p.vMin() - p.eL());
            } else {
                stored += input * Math.exp(-r * DT / p.tauM());
                r--;
            }
            if (u < p.vTh() - p.eL()) {
                return false;
            }
            u = p.vReset() - p.eL();
            r = (int) Math.round(p.tRef() / DT);
            return true;
        }

        double vM() {
            return u + p.eL();
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

    static Stream<Arguments> wrongModels() {
        return Stream.of(
                Arguments.of(DEFAULTS.cM(pF(0)), "C_m 0.0 pF: expected a finite number above 0"),
                Arguments.of(DEFAULTS.cM(pF(-1)), "C_m -1.0 pF: expected a finite number above 0"),
                Arguments.of(DEFAULTS.tauM(ms(0)), "tau_m 0.0 ms: expected a finite number above 0"),
                Arguments.of(DEFAULTS.tauM(ms(-20)), "tau_m -20.0 ms: expected a finite number above 0"),
                Arguments.of(DEFAULTS.tRef(ms(-0.1)), "t_ref -0.1 ms: expected 0 or more"),
                Arguments.of(DEFAULTS.tRef(ms(0.25)), "t_ref 0.25 ms is not a multiple of dt 0.1 ms"),
                Arguments.of(DEFAULTS.vReset(mV(-55)), "V_reset -55.0 mV: expected less than V_th -55.0 mV"),
                Arguments.of(DEFAULTS.vTh(mV(-71)), "V_reset -70.0 mV: expected less than V_th -71.0 mV"),
                Arguments.of(DEFAULTS.vMin(mV(-69)), "V_min -69.0 mV: expected at most V_reset -70.0 mV"));
    }

    @ParameterizedTest
    @MethodSource("wrongModels")
    void shouldRefuseAParameterOutOfItsRange(IafPscDelta model, String message) {
        assertEquals(
                message,
                assertThrows(UserException.class, () -> model.populate(PopulationShare.whole(10, 1), DT))
                        .getMessage());
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
    @CsvSource({"0, C_m", "1, tau_m", "2, t_ref", "3, E_L", "4, V_th", "5, V_reset", "6, V_min", "7, I_e"})
    void shouldRefuseNumbersThatAreNone(int parameter, String name) {
        var values = new double[] {250, 10, 2, -70, -55, -70, -80, 0};
        values[parameter] = Double.NaN;
        var model = new IafPscDelta(
                values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], -70, false);
        var thrown = assertThrows(UserException.class, () -> model.populate(PopulationShare.whole(1, 1), DT));
        assertTrue(thrown.getMessage().startsWith(name + " NaN "), thrown::getMessage);
    }
}
