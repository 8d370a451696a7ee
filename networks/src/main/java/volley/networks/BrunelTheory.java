package volley.networks;

import volley.networks.theory.SelfConsistentRate;
import volley.networks.theory.Siegert;
import volley.simulation.StationaryState;

/**
 * The stationary state of the network as the theory of Brunel (2000), section 3.1, gives it: every neuron gets white
 * noise, whose mean and variance follow from the rate at which all neurons fire. Excitatory and inhibitory neurons are
 * the same and have the same in-degrees (the paper's model A), hence the same rate.
 *
 * @param ratePerMs stationary rate of either population in spikes per ms
 * @param meanMillivolts mu, the mean potential above rest without threshold, in mV
 * @param sigmaMillivolts sigma, sqrt(2) times the standard deviation of that potential, in mV
 */
record BrunelTheory(double ratePerMs, double meanMillivolts, double sigmaMillivolts) {
    private static final double MS_PER_S = 1000;

    /** What a neuron gets at a rate of the network, all rates per ms. */
    private record Input(Brunel network, double externalPerMs) {
        /** Brunel's equation 4: mu = tau_m J (C_E nu_ext + C_E nu - g C_I nu). */
        double mean(double rate) {
            double net = externalPerMs + rate * (network.ce() - network.g() * network.ci());
            return Brunel.TAU_M_MS * network.jMillivolts() * net;
        }

        /** Brunel's equation 5: sigma^2 = tau_m J^2 (C_E nu_ext + C_E nu + g^2 C_I nu). */
        double sigma(double rate) {
            double all = externalPerMs + rate * (network.ce() + network.g() * network.g() * network.ci());
            return network.jMillivolts() * Math.sqrt(Brunel.TAU_M_MS * all);
        }
    }

    /** The state that a network which starts at rest goes to. */
    static BrunelTheory of(Brunel network) {
        var neuron = new Siegert(Brunel.TAU_M_MS, Brunel.T_REF_MS, Brunel.V_RESET_MILLIVOLTS, Brunel.THETA_MILLIVOLTS);
        var input = new Input(network, network.externalRateHertz() / MS_PER_S);
        double rate =
                SelfConsistentRate.lowest(nu -> neuron.ratePerMs(input.mean(nu), input.sigma(nu)), 1 / Brunel.T_REF_MS);
        return new BrunelTheory(rate, input.mean(rate), input.sigma(rate));
    }

    StationaryState of(String population) {
        return new StationaryState(population, MS_PER_S * ratePerMs, meanMillivolts, sigmaMillivolts);
    }
}
