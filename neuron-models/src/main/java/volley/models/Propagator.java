package volley.models;

/**
 * The exact propagators from a synaptic current to the membrane potential over a step h: in closed form fractions whose
 * numerator and denominator vanish together where tau_syn is tau_m, here the smooth functions that those fractions are
 * (Rotter and Diesmann, Biol Cybern 81, 1999). With x = h (tau_m - tau_syn) / (tau_m tau_syn).
 */
final class Propagator {
    /** Below, (e^x - 1 - x) / x^2 is summed as a series; above, cancellation costs no more than 4 bits. */
    private static final double SMALL = 0.25;

    /**
     * NEST takes the derivative's propagator for that of equal time constants where h |tau_m - tau_syn| / tau_m^2 is no
     * more (IAFPropagator in its libnestutil). That is 7e-8 of it away, and Volley follows, but not where tau_m is so
     * long that the ratio is small for time constants that are far apart.
     */
    private static final double NEARLY_EQUAL = 1e-7;

    private Propagator() {}

    /**
     * What a current of 1 pA that decays with tauSyn has brought at the end of a step, in mV: h/C e^(-h/tau_syn) (e^x -
     * 1)/x.
     */
    static double ofCurrent(double tauSyn, double tauM, double cM, double h) {
        double x = exponent(tauSyn, tauM, h);
        double ratio = x == 0 ? 1 : StrictMath.expm1(x) / x;
        return h / cM * StrictMath.exp(-h / tauSyn) * ratio;
    }

    /**
     * What the derivative of an alpha-shaped current, 1 pA/ms, has brought at the end of a step, in mV: h^2/C
     * e^(-h/tau_syn) (e^x - 1 - x)/x^2.
     */
    static double ofDerivative(double tauSyn, double tauM, double cM, double h) {
        boolean isNearlyEqual = h <= NEARLY_EQUAL * tauM * tauM / Math.abs(tauM - tauSyn);
        if (isNearlyEqual && tauM < 2 * tauSyn) {
            return h * h / cM * StrictMath.exp(-h / tauM) / 2;
        }
        double x = exponent(tauSyn, tauM, h);
        double ratio = Math.abs(x) < SMALL ? series(x) : (StrictMath.expm1(x) - x) / (x * x);
        return h * h / cM * StrictMath.exp(-h / tauSyn) * ratio;
    }

    private static double exponent(double tauSyn, double tauM, double h) {
        return h * (tauM - tauSyn) / (tauM * tauSyn);
    }

    /** The sum of x^k / (k + 2)!. */
    private static double series(double x) {
        double sum = 0;
        double term = 0.5;
        for (int k = 1; sum + term != sum; k++) {
            sum += term;
            term *= x / (k + 2);
        }
        return sum;
    }
}
