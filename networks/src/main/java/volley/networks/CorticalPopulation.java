package volley.networks;

/**
 * The populations below a square millimetre of early sensory cortex, excitatory and inhibitory ones of four layers, as
 * Potjans and Diesmann (2014), Cereb. Cortex 24:785-806, table 5, have them. The order is that of their global ids.
 *
 * <p>Rates are those of the full model in its reference implementation; they decide the current that stands for input
 * which a scaled model lacks. Potentials at time 0 are those of the implementation's optimized start.
 */
public enum CorticalPopulation {
    L23E(20_683, 1600, 0.903, -68.28, 5.36, 0, 0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0),
    L23I(5_834, 1500, 2.965, -63.16, 4.57, 0, 0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0),
    L4E(21_915, 2100, 4.414, -63.33, 4.74, 0.0983, 0.0077, 0.0059, 0.0497, 0.135, 0.0067, 0.0003, 0.0453, 0),
    L4I(5_479, 1900, 5.876, -63.45, 4.94, 0.0619, 0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0),
    L5E(4_850, 2000, 7.569, -63.11, 4.94, 0, 0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0),
    L5I(1_065, 1900, 8.633, -61.66, 4.55, 0, 0.0548, 0.0269, 0.0257, 0.0022, 0.06, 0.3158, 0.0086, 0),
    L6E(14_395, 2900, 1.105, -66.72, 5.46, 0.0512, 0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252),
    L6I(2_948, 2100, 7.829, -61.43, 4.48, 0.0196, 0.0364, 0.001, 0.0034, 0.0005, 0.0277, 0.008, 0.0658, 0.1443);

    private final int neurons;
    private final int externalIndegree;
    private final double rateHertz;
    private final double potentialMillivolts;
    private final double potentialSpreadMillivolts;
    private final double thalamicProbability;
    private final double[] probabilities;

    CorticalPopulation(
            int neurons,
            int externalIndegree,
            double rateHertz,
            double potentialMillivolts,
            double potentialSpreadMillivolts,
            double thalamicProbability,
            double... probabilities) {
        this.neurons = neurons;
        this.externalIndegree = externalIndegree;
        this.rateHertz = rateHertz;
        this.potentialMillivolts = potentialMillivolts;
        this.potentialSpreadMillivolts = potentialSpreadMillivolts;
        this.thalamicProbability = thalamicProbability;
        this.probabilities = probabilities;
    }

    public boolean isExcitatory() {
        return name().endsWith("E");
    }

    /** Number of neurons in the full model. */
    public int neurons() {
        return neurons;
    }

    /** Connections to a neuron from outside the model, K_ext. */
    public int externalIndegree() {
        return externalIndegree;
    }

    /** Mean rate in the full model in spikes/s. */
    public double rateHertz() {
        return rateHertz;
    }

    /** Mean potential in mV at time 0. */
    public double potentialMillivolts() {
        return potentialMillivolts;
    }

    /** Standard deviation of the potentials in mV at time 0. */
    public double potentialSpreadMillivolts() {
        return potentialSpreadMillivolts;
    }

    /** Probability that a pair of a thalamic neuron and one of these is connected at least once. */
    public double probabilityFromThalamus() {
        return thalamicProbability;
    }

    /** Probability that a pair of neurons, one of the source and one of these, is connected at least once. */
    public double probabilityFrom(CorticalPopulation source) {
        return probabilities[source.ordinal()];
    }
}
