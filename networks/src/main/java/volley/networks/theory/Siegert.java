package volley.networks.theory;

import org.apache.commons.numbers.gamma.Erfcx;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.integration.RombergIntegrator;

/**
 * The rate nu of a leaky integrate-and-fire neuron that white noise drives, the formula of Siegert (1951) as Brunel
 * (2000), J. Comput. Neurosci. 8:183-208, equation 21, has it, here with delta-shaped postsynaptic currents:
 *
 * <pre>1/nu = t_ref + tau_m sqrt(pi) integral from (V_reset - mu)/sigma to (theta - mu)/sigma of exp(u^2) (1 + erf u) du</pre>
 *
 * @param tauMs membrane time constant tau_m in ms
 * @param refractoryMs t_ref in ms
 * @param resetMillivolts V_reset in mV above rest
 * @param thresholdMillivolts theta in mV above rest
 */
public record Siegert(double tauMs, double refractoryMs, double resetMillivolts, double thresholdMillivolts) {
    /** A threshold this many sigma above the mean is never reached: the rate is below 1e-280 per ms. */
    private static final double UNREACHABLE = 26;

    /** Below this the integrand is drawn out like 1/u, and is integrated over log u. */
    private static final double TAIL = -1;

    /** sqrt(2) |zeta(1/2)|. */
    private static final double ALPHA = 2.0652531522312172;

    private static final double RELATIVE_ACCURACY = 1e-9;
    private static final double ABSOLUTE_ACCURACY = 1e-300;
    private static final int LEAST_ITERATIONS = 4;
    private static final int MOST_ITERATIONS = 24;
    private static final int MOST_EVALUATIONS = 20_000_000;

    /**
     * The stationary rate in spikes per ms.
     *
     * @param meanMillivolts mu, the mean potential that the input would give without threshold
     * @param sigmaMillivolts the input's fluctuation: sqrt(2) times the standard deviation of that potential
     */
    public double ratePerMs(double meanMillivolts, double sigmaMillivolts) {
        if (sigmaMillivolts == 0) {
            return noiselessRatePerMs(meanMillivolts);
        }
        double from = (resetMillivolts - meanMillivolts) / sigmaMillivolts;
        double to = (thresholdMillivolts - meanMillivolts) / sigmaMillivolts;
        if (to > UNREACHABLE) {
            return 0;
        }
        double passage = tail(from, Math.min(to, TAIL)) + core(Math.max(from, TAIL), to);
        return 1 / (refractoryMs + tauMs * Math.sqrt(Math.PI) * passage);
    }

    /**
     * The stationary rate in spikes per ms with noise that lasts for a time short against tau_m, as currents that decay
     * with tau_syn make it: threshold and reset move up by sigma sqrt(tau_syn/tau_m) alpha/2, with alpha = sqrt(2)
     * |zeta(1/2)|. Fourcaud and Brunel (2002), Neural Comput. 14:2057-2110, equation 4.33.
     *
     * @param tauSynMs in ms
     */
    public double ratePerMs(double meanMillivolts, double sigmaMillivolts, double tauSynMs) {
        double shift = sigmaMillivolts * Math.sqrt(tauSynMs / tauMs) * ALPHA / 2;
        return new Siegert(tauMs, refractoryMs, resetMillivolts + shift, thresholdMillivolts + shift)
                .ratePerMs(meanMillivolts, sigmaMillivolts);
    }

    private double noiselessRatePerMs(double meanMillivolts) {
        if (meanMillivolts <= thresholdMillivolts) {
            return 0;
        }
        double passage = Math.log((meanMillivolts - resetMillivolts) / (meanMillivolts - thresholdMillivolts));
        return 1 / (refractoryMs + tauMs * passage);
    }

    /** The integral below {@value #TAIL}, over w = log(-u). */
    private static double tail(double from, double to) {
        return integral(w -> Erfcx.value(Math.exp(w)) * Math.exp(w), Math.log(-to), Math.log(-Math.min(from, to)));
    }

    private static double core(double from, double to) {
        return integral(u -> Erfcx.value(-u), from, to);
    }

    private static double integral(UnivariateFunction function, double from, double to) {
        return to <= from
                ? 0
                : new RombergIntegrator(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY, LEAST_ITERATIONS, MOST_ITERATIONS)
                        .integrate(MOST_EVALUATIONS, function, from, to);
    }
}
