package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;

import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.partition.UserException;

/** Potentials follow those of the classical Runge-Kutta method in steps so small that its error does not count. */
class AeifCondExpTest {
    private static final double SUBSTEP_MS = 1e-5;
    private static final double TOLERANCE_MV = 2e-3;
    private static final double TOLERANCE_PA = 1e-2;
    private static final double TOLERANCE_NS = 1e-3;

    /** A neuron with NEST's default parameters, but for a few. */
    private static final class Reference {
        private final double h;
        private final double deltaT;
        private final double iE;
        private final int tRefSteps;
        private double v = -70.6;
        private double w;
        private double gEx;
        private double gIn;
        private double current;
        private int refractory;

        Reference(double h, double deltaT, double iE, int tRefSteps) {
            this.h = h;
            this.deltaT = deltaT;
            this.iE = iE;
            this.tRefSteps = tRefSteps;
        }

        /** Whether it spikes in the step. */
        boolean advance(double arrivingEx, double arrivingIn, double arrivingCurrent) {
            boolean wasRefractory = refractory > 0;
            boolean spikes = false;
            int substeps = (int) Math.round(h / SUBSTEP_MS);
            for (int s = 0; s < substeps; s++) {
                if (wasRefractory || spikes && tRefSteps > 0) {
                    v = -60;
                    double rest = 4 * (v + 70.6);
                    w = rest + (w - rest) * Math.exp(-SUBSTEP_MS / 144);
                    decay(SUBSTEP_MS);
                } else {
                    move();
                    if (v >= 0) {
                        v = -60;
                        w += 80.5;
                        spikes = true;
                    }
                }
            }
            refractory = spikes ? tRefSteps : Math.max(0, refractory - 1);
            gEx += arrivingEx;
            gIn += arrivingIn;
            current = arrivingCurrent;
            return spikes;
        }

        private void decay(double ms) {
            gEx *= Math.exp(-ms / 0.2);
            gIn *= Math.exp(-ms / 2);
        }

        private void move() {
            double h = SUBSTEP_MS;
            double v1 = slope(v, w);
            double w1 = slopeOfW(v, w);
            decay(h / 2);
            double v2 = slope(v + h / 2 * v1, w + h / 2 * w1);
            double w2 = slopeOfW(v + h / 2 * v1, w + h / 2 * w1);
            double v3 = slope(v + h / 2 * v2, w + h / 2 * w2);
            double w3 = slopeOfW(v + h / 2 * v2, w + h / 2 * w2);
            decay(h / 2);
            double v4 = slope(v + h * v3, w + h * w3);
            double w4 = slopeOfW(v + h * v3, w + h * w3);
            v += h / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
            w += h / 6 * (w1 + 2 * w2 + 2 * w3 + w4);
        }

        private double slope(double v, double w) {
            double bounded = Math.min(v, 0);
            double spike = 30 * deltaT * Math.exp((bounded + 50.4) / deltaT);
            return (-30 * (bounded + 70.6) + spike - gEx * bounded - gIn * (bounded + 85) - w + iE + current) / 281;
        }

        private static double slopeOfW(double v, double w) {
            return (4 * (Math.min(v, 0) + 70.6) - w) / 144;
        }
    }

    @ParameterizedTest(name = "steps of {0} ms, Delta_T {1} mV, I_e {2} pA, t_ref of {3} steps")
    @CsvSource({"0.1, 2, 1000, 0", "0.1, 2, 900, 20", "1, 2, 800, 2", "0.1, 0.5, 600, 0"})
    void shouldFollowAFineIntegration(double h, double deltaT, double iE, int tRefSteps) {
        var random = new Random(3);
        var neurons = AeifCondExp.defaults()
                .with("Delta_T", deltaT)
                .with("I_e", iE)
                .with("t_ref", tRefSteps * h)
                .populate(PopulationShare.whole(1, 1), h);
        var reference = new Reference(h, deltaT, iE, tRefSteps);
        int spikes = 0;
        for (int step = 1; step <= 60 / h; step++) {
            boolean arrives = random.nextInt((int) Math.ceil(1 / h)) == 0;
            double ex = arrives ? 200 * random.nextDouble() : 0;
            double in = arrives ? 30 * random.nextDouble() : 0;
            double[] current = {random.nextInt(3) == 0 ? 100 * random.nextDouble() : 0};
            boolean expected = reference.advance(ex, in, current[0]);
            int count = neurons.update(new double[][] {{ex}, {-in}}, current, new int[1]);
            spikes += count;
            String when = " at step " + step;
            assertEquals(expected ? 1 : 0, count, "spikes" + when);
            // Where the potential runs away, a time of 1e-5 ms is many millivolts.
            double steepness = 1 + Math.exp((reference.v + 50.4) / deltaT);
            assertEquals(reference.v, neurons.recordable("V_m").at(0), TOLERANCE_MV * steepness, "V_m" + when);
            assertEquals(reference.w, neurons.recordable("w").at(0), TOLERANCE_PA, "w" + when);
            assertEquals(reference.gEx, neurons.recordable("g_ex").at(0), TOLERANCE_NS, "g_ex" + when);
            assertEquals(reference.gIn, neurons.recordable("g_in").at(0), TOLERANCE_NS, "g_in" + when);
        }
        assertTrue(spikes > 2, "spikes " + spikes);
    }

    /** Without an exponential and adaptation, the interval of spikes under a constant current is known. */
    @Test
    void shouldSpikeAtTheThresholdWithoutAnExponential() {
        var neurons = AeifCondExp.defaults()
                .with(Map.of("Delta_T", 0, "a", 0, "b", 0, "I_e", 700, "t_ref", 2))
                .populate(PopulationShare.whole(1, 1), 0.1);
        double driven = 700 / 30.0;
        double riseMs = 281 / 30.0 * Math.log((driven - 10.6) / (driven - 20.2));
        var steps = new ArrayList<Integer>();
        for (int step = 1; step <= 1000; step++) {
            if (neurons.update(new double[2][1], null, new int[1]) > 0) {
                steps.add(step);
            }
        }
        assertTrue(steps.size() > 5);
        for (int i = 1; i < steps.size(); i++) {
            assertEquals(20 + (int) Math.ceil(riseMs / 0.1), steps.get(i) - steps.get(i - 1));
        }
    }

    /** The error that is left follows the bound. */
    @Test
    void shouldTakeTheBoundOfTheError() {
        double fine = potential(1e-10);
        double usual = Math.abs(potential(1e-6) - fine);
        double coarse = Math.abs(potential(1) - fine);
        assertTrue(usual < 1e-4 && coarse > 10 * usual, coarse + " and " + usual);
    }

    private static double potential(double tolerance) {
        var neurons = AeifCondExp.defaults()
                .with("gsl_error_tol", tolerance)
                .with("I_e", 450)
                .populate(PopulationShare.whole(1, 1), 1);
        for (int step = 0; step < 50; step++) {
            neurons.update(new double[][] {{20}, {-10}}, null, new int[1]);
        }
        return neurons.value("V_m", 0);
    }

    private static void assertRefused(String message, Map<String, Double> parameters) {
        var model = AeifCondExp.defaults().with(parameters);
        var thrown = assertThrows(UserException.class, () -> model.populate(PopulationShare.whole(1, 1), 0.1));
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void shouldRefusePotentialsInNoOrder() {
        assertRefused("V_peak -51.0 mV: expected at least V_th -50.4 mV", Map.of("V_peak", -51.0));
        assertRefused("V_reset 0.0 mV: expected less than V_peak 0.0 mV", Map.of("V_reset", 0.0));
        assertRefused(
                "Delta_T 0.07 mV: expected more than (V_peak - V_th)/663.7310110335031, beyond which the current of a"
                        + " spike is too large for a number",
                Map.of("Delta_T", 0.07));
    }

    @Test
    void shouldRefuseToGoOnWhereThePotentialRunsAway() {
        var neurons = AeifCondExp.defaults().with("I_e", -1e6).populate(PopulationShare.whole(1, 1), 0.1);
        var thrown = assertThrows(UserException.class, () -> {
            for (int step = 0; step < 100; step++) {
                neurons.update(new double[2][1], null, new int[1]);
            }
        });
        assertTrue(thrown.getMessage().startsWith("V_m -1"), thrown::getMessage);
        assertTrue(thrown.getMessage().contains(" mV of aeif_cond_exp in a step: expected "), thrown::getMessage);
    }

    /** However steep a spike rises, it ends. */
    @Test
    void shouldSpikeWhereTheThresholdIsSharp() {
        var neurons =
                AeifCondExp.defaults().deltaT(mV(0.08)).with("I_e", 900).populate(PopulationShare.whole(1, 1), 0.1);
        int spikes = 0;
        for (int step = 0; step < 1000; step++) {
            spikes += neurons.update(new double[2][1], null, new int[1]);
        }
        assertTrue(spikes > 1, "spikes " + spikes);
    }
}
