package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Potentials follow those of the classical Runge-Kutta method in steps so small that its error does not count, with
 * conductances that are sums of alpha functions.
 */
class IafCondAlphaTest {
    private static final int SUBSTEPS = 200;
    private static final double TOLERANCE_MV = 1e-4;
    private static final double TOLERANCE_NS = 1e-4;

    private record Arrival(double timeMs, double weight) {}

    /** One neuron with NEST's default parameters, but for a few. */
    private static final class Reference {
        private final double h;
        private final double tauSynEx;
        private final double iE;
        private final List<Arrival> arrivals = new ArrayList<>();
        private double v = -70;
        private int refractory;
        private double current;

        Reference(double h, double tauSynEx, double iE) {
            this.h = h;
            this.tauSynEx = tauSynEx;
            this.iE = iE;
        }

        /** Whether it spikes at the end of the step. */
        boolean advance(int step, double arrivingCurrent) {
            double from = (step - 1) * h;
            boolean spikes = false;
            if (refractory > 0) {
                refractory--;
            } else {
                double dt = h / SUBSTEPS;
                for (int s = 0; s < SUBSTEPS; s++) {
                    double t = from + s * dt;
                    double k1 = slope(t, v);
                    double k2 = slope(t + dt / 2, v + dt / 2 * k1);
                    double k3 = slope(t + dt / 2, v + dt / 2 * k2);
                    double k4 = slope(t + dt, v + dt * k3);
                    v += dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
                }
                if (v >= -55) {
                    v = -60;
                    refractory = (int) Math.round(2 / h);
                    spikes = true;
                }
            }
            current = arrivingCurrent;
            return spikes;
        }

        private double slope(double t, double v) {
            return (-16.6667 * (v + 70)
                            - conductance(t, 1, tauSynEx) * v
                            - conductance(t, -1, 2) * (v + 85)
                            + iE
                            + current)
                    / 250;
        }

        double conductance(double t, int sign, double tau) {
            double g = 0;
            for (var arrival : arrivals) {
                double age = t - arrival.timeMs;
                if (sign * arrival.weight > 0 && age < 60 * tau) {
                    g += sign * arrival.weight * Math.E * age / tau * Math.exp(-age / tau);
                }
            }
            return g;
        }
    }

    @ParameterizedTest(name = "steps of {0} ms, tau_syn_ex {1} ms, I_e {2} pA, weights up to {3} nS")
    @CsvSource({"0.1, 1, 0, 40", "0.1, 0.2, 350, 20", "0.1, 0.2, 0, 400", "1, 0.5, 300, 20", "0.025, 2, 0, 30"})
    void shouldFollowAFineIntegration(double h, double tauSynEx, double iE, double largest) {
        var random = new Random(3);
        var neurons = IafCondAlpha.defaults()
                .with("tau_syn_ex", tauSynEx)
                .with("I_e", iE)
                .populate(PopulationShare.whole(1, 1), h);
        var reference = new Reference(h, tauSynEx, iE);
        int spikes = 0;
        for (int step = 1; step <= 100 / h; step++) {
            double[] current = {random.nextInt(3) == 0 ? 100 * random.nextDouble() : 0};
            var inputs = new double[2][1];
            boolean spikesNow = reference.advance(step, current[0]);
            if (random.nextInt((int) Math.ceil(2 / h)) == 0) {
                inputs[0][0] = largest * random.nextDouble();
                inputs[1][0] = -0.5 * largest * random.nextDouble();
                reference.arrivals.add(new Arrival(step * h, inputs[0][0]));
                reference.arrivals.add(new Arrival(step * h, inputs[1][0]));
            }
            int count = neurons.update(inputs, current, new int[1]);
            spikes += count;
            assertEquals(spikesNow ? 1 : 0, count, "spikes at step " + step);
            assertEquals(reference.v, neurons.recordable("V_m").at(0), TOLERANCE_MV, "V_m at step " + step);
            assertEquals(
                    reference.conductance(step * h, 1, tauSynEx),
                    neurons.recordable("g_ex").at(0),
                    TOLERANCE_NS,
                    "g_ex at step " + step);
            assertEquals(
                    reference.conductance(step * h, -1, 2),
                    neurons.recordable("g_in").at(0),
                    TOLERANCE_NS,
                    "g_in at step " + step);
            assertEquals(
                    h * reference.refractory,
                    neurons.recordable("t_ref_remaining").at(0),
                    1e-9);
        }
        assertTrue(spikes > 0, "no spikes");
    }
}
