package volley.networks;

import java.util.Arrays;
import volley.partition.NumberText;
import volley.partition.UserException;

/**
 * Numbers of neurons and synapses of the microcircuit, full or scaled.
 *
 * @param neurons part of the neurons that there are
 * @param indegrees part of the in-degrees that neurons keep
 */
public record MicrocircuitSize(double neurons, double indegrees) {
    static final int THALAMIC_NEURONS = 902;

    private static final double LARGEST_SCALE = 1000;

    /** @throws UserException if a value makes no sense */
    public MicrocircuitSize {
        requireScale("scale-neurons", neurons);
        requireScale("scale-indegrees", indegrees);
        for (var population : CorticalPopulation.values()) {
            if (Math.rint(population.neurons() * neurons) < 1) {
                throw new UserException("scale-neurons " + NumberText.of(neurons) + " leaves " + population
                        + " without neurons: expected a larger part of its " + population.neurons());
            }
        }
        if (!leavesSynapses(neurons, indegrees)) {
            throw new UserException("scale-indegrees " + NumberText.of(indegrees)
                    + " leaves no synapse: expected a larger part of those of the full model");
        }
    }

    private static boolean leavesSynapses(double neurons, double indegrees) {
        var cortex = CorticalPopulation.values();
        return Arrays.stream(cortex).anyMatch(target -> Arrays.stream(cortex)
                .anyMatch(source -> scaled(fullSynapses(source, target), neurons, indegrees) > 0));
    }

    private static void requireScale(String name, double scale) {
        if (!(scale > 0 && scale <= LARGEST_SCALE)) {
            throw new UserException(name + " " + NumberText.of(scale) + ": expected more than 0 and at most "
                    + NumberText.of(LARGEST_SCALE));
        }
    }

    /** Neurons of a population; halves are rounded to the even number, as NumPy does it. */
    public int of(CorticalPopulation population) {
        return (int) Math.rint(population.neurons() * neurons);
    }

    /** Synapses from one population to another. */
    public long synapses(CorticalPopulation source, CorticalPopulation target) {
        return scaled(fullSynapses(source, target), neurons, indegrees);
    }

    /** Mean number of connections from one population to a neuron of another. */
    double indegree(CorticalPopulation source, CorticalPopulation target) {
        return (double) synapses(source, target) / of(target);
    }

    /** Synapses from all thalamic neurons, of which there are always as many, to a population. */
    public long thalamicSynapses(CorticalPopulation target) {
        return scaled(
                synapses(target.probabilityFromThalamus(), THALAMIC_NEURONS, target.neurons()), neurons, indegrees);
    }

    private static long scaled(double fullSynapses, double neurons, double indegrees) {
        return (long) Math.rint(fullSynapses * neurons * indegrees);
    }

    /** Connections to a neuron from outside the model. */
    public int externalIndegree(CorticalPopulation target) {
        return (int) Math.rint(target.externalIndegree() * indegrees);
    }

    /** Mean number of connections from one population to a neuron of another in the full model. */
    static double fullIndegree(CorticalPopulation source, CorticalPopulation target) {
        return fullSynapses(source, target) / target.neurons();
    }

    private static double fullSynapses(CorticalPopulation source, CorticalPopulation target) {
        return synapses(target.probabilityFrom(source), source.neurons(), target.neurons());
    }

    /**
     * The number of pairs that, drawn with replacement, leave a pair unconnected with probability 1 - p: equation 1 of
     * the paper. Rounded as in the reference implementation, which log1p would miss by a synapse here and there.
     */
    private static double synapses(double probability, int sources, int targets) {
        double pairs = (double) sources * targets;
        return Math.log(1 - probability) / Math.log((pairs - 1) / pairs);
    }

    /** Synapses within the model. */
    public long synapses() {
        return Arrays.stream(CorticalPopulation.values())
                .flatMap(target -> Arrays.stream(CorticalPopulation.values()).map(source -> synapses(source, target)))
                .mapToLong(Long::longValue)
                .sum();
    }
}
