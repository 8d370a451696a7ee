package volley.launcher.brunel;

import volley.networks.theory.SelfConsistentRate;
import volley.networks.theory.Siegert;

/**
 * The stationary state of the network as the theory of Brunel (2000), section 3.1, gives it: every neuron gets white
 * noise, whose mean and variance follow from the rate at which all neurons fire. Excitatory and inhibitory neurons are
 * the same and have the same in-degrees (the paper's model A), hence the same rate.
 *
 * @param rateHertz stationary rate of either population in spikes/s
 * @param meanMillivolts mu, the mean potential above rest without threshold, in mV
 * @param sigmaMillivolts sigma, sqrt(2) times the standard deviation of that potential, in mV
 */
public record BrunelTheory(double rateHertz, double meanMillivolts, double sigmaMillivolts) {
    private static final double MS_PER_S = 1000;

    /** What a neuron gets at a rate of the network, all rates per ms. */
    private record Input(BrunelParameters parameters, double externalPerMs) {
        /** Brunel's equation 4: mu = tau_m J (C_E nu_ext + C_E nu - g C_I nu). */
        double mean(double rate) {
            double net = externalPerMs + rate * (parameters.ce() - parameters.g() * parameters.ci());
            return BrunelParameters.TAU_M_MS * parameters.jMillivolts() * net;
        }

        /** Brunel's equation 5: sigma^2 = tau_m J^2 (C_E nu_ext + C_E nu + g^2 C_I nu). */
        double sigma(double rate) {
            double g = parameters.g();
            double all = externalPerMs + rate * (parameters.ce() + g * g * parameters.ci());
            return parameters.jMillivolts() * Math.sqrt(BrunelParameters.TAU_M_MS * all);
        }
    }

    /** The state that a network which starts at rest goes to. */
    public static BrunelTheory of(BrunelParameters parameters) {
        var neuron = new Siegert(
                BrunelParameters.TAU_M_MS,
                BrunelParameters.T_REF_MS,
                BrunelParameters.V_RESET_MILLIVOLTS,
                BrunelParameters.THETA_MILLIVOLTS);
        var input = new Input(parameters, parameters.externalRateHertz() / MS_PER_S);
        double rate = SelfConsistentRate.lowest(
                nu -> neuron.ratePerMs(input.mean(nu), input.sigma(nu)), 1 / BrunelParameters.T_REF_MS);
        return new BrunelTheory(MS_PER_S * rate, input.mean(rate), input.sigma(rate));
    }
}
