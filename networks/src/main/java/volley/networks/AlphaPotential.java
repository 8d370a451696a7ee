package volley.networks;

import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * The potential that an alpha-shaped current makes in a leaky membrane, i(t) = e t/tau_syn exp(-t/tau_syn) in pA, which
 * peaks at 1 pA:
 *
 * <pre>v(t) = e/(tau_syn C_m b) ((exp(-t/tau_m) - exp(-t/tau_syn))/b - t exp(-t/tau_syn)), b = 1/tau_syn - 1/tau_m</pre>
 *
 * @param tauM time constant of the membrane in ms
 * @param tauSyn time constant of the current in ms, below that of the membrane
 * @param cM capacitance in pF
 */
record AlphaPotential(double tauM, double tauSyn, double cM) {
    private static final double ACCURACY = 1e-12;
    private static final int MOST_EVALUATIONS = 200;

    /** Its largest value in mV. */
    double peak() {
        // It rises for longer than the current, and falls once this has decayed.
        double time = new BrentSolver(ACCURACY).solve(MOST_EVALUATIONS, this::slope, tauSyn, 20 * tauM);
        return at(time);
    }

    private double b() {
        return 1 / tauSyn - 1 / tauM;
    }

    private double at(double t) {
        double current = Math.exp(-t / tauSyn);
        return Math.E / (tauSyn * cM * b()) * ((Math.exp(-t / tauM) - current) / b() - t * current);
    }

    /** Of the same sign as the time derivative. */
    private double slope(double t) {
        double current = Math.exp(-t / tauSyn);
        return (current / tauSyn - Math.exp(-t / tauM) / tauM) / b() - current + t / tauSyn * current;
    }
}
