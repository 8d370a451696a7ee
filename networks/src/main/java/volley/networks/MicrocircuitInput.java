package volley.networks;

import java.util.Arrays;

/**
 * Strengths of the microcircuit's synapses, and the constant current that stands for input which it lacks: that of
 * Poisson spikes with DC drive, and that of synapses which a scaled model does without (van Albada, Helias and Diesmann,
 * PLoS Comput. Biol. 11, 2015: weights grow by 1/sqrt(k), which keeps the variance of the input, and a current restores
 * its mean).
 *
 * @param scale part k of the in-degrees that neurons keep
 * @param drive what excites the neurons from outside
 */
public record MicrocircuitInput(double scale, Microcircuit.Drive drive) {
    public static final double C_M_PICOFARADS = 250;
    public static final double TAU_M_MS = 10;
    public static final double TAU_SYN_MS = 0.5;

    /** Rate of each connection from outside in spikes/s. */
    public static final double BACKGROUND_HERTZ = 8;

    private static final double PSP_MILLIVOLTS = 0.15;

    /** Strength of synapses from L4E to L23E relative to other excitatory ones. */
    private static final double L4E_TO_L23E = 2;

    /** Strength of inhibitory synapses relative to excitatory ones, g. */
    private static final double INHIBITORY = -4;

    private static final double MS_PER_S = 1000;

    /** Weight of an excitatory synapse in the full model in pA: 87.8. */
    static double fullWeightPicoamperes() {
        return PSP_MILLIVOLTS / peakMillivolts();
    }

    /** Largest potential in mV that a current makes which jumps to 1 pA and decays with tau_syn. */
    private static double peakMillivolts() {
        double ratio = TAU_M_MS / TAU_SYN_MS;
        double difference = TAU_SYN_MS - TAU_M_MS;
        return TAU_M_MS
                * TAU_SYN_MS
                / (C_M_PICOFARADS * difference)
                * (Math.pow(ratio, TAU_M_MS / difference) - Math.pow(ratio, TAU_SYN_MS / difference));
    }

    private static double fullWeightPicoamperes(CorticalPopulation source, CorticalPopulation target) {
        double relative = !source.isExcitatory()
                ? INHIBITORY
                : source == CorticalPopulation.L4E && target == CorticalPopulation.L23E ? L4E_TO_L23E : 1;
        return relative * fullWeightPicoamperes();
    }

    /** Mean weight from one population to another in pA. */
    public double weightPicoamperes(CorticalPopulation source, CorticalPopulation target) {
        return fullWeightPicoamperes(source, target) / Math.sqrt(scale);
    }

    /** Weight of synapses from outside in pA. */
    public double externalWeightPicoamperes() {
        return fullWeightPicoamperes() / Math.sqrt(scale);
    }

    /** Constant current to a neuron in pA. */
    public double constantPicoamperes(CorticalPopulation target) {
        double external = meanPicoamperes(fullWeightPicoamperes(), target.externalIndegree(), BACKGROUND_HERTZ);
        double recurrent = Arrays.stream(CorticalPopulation.values())
                .mapToDouble(source -> meanPicoamperes(
                        fullWeightPicoamperes(source, target),
                        MicrocircuitSize.fullIndegree(source, target),
                        source.rateHertz()))
                .sum();
        double lacking = 1 - Math.sqrt(scale);
        return drive == Microcircuit.Drive.DC ? external + lacking * recurrent : lacking * (external + recurrent);
    }

    /** Mean current of spikes at a rate over each of some synapses. */
    private static double meanPicoamperes(double weightPicoamperes, double indegree, double rateHertz) {
        return weightPicoamperes * indegree * rateHertz * TAU_SYN_MS / MS_PER_S;
    }
}
