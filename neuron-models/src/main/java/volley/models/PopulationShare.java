package volley.models;

import java.util.stream.IntStream;

/**
 * One rank's neurons of a population.
 *
 * @param places their places in the population, ascending
 * @param populationSize neurons of the population on all ranks
 * @param key random key of the population's drawn parameters: narrowed by a neuron's place, it gives the same on any
 *     number of ranks
 */
public record PopulationShare(int[] places, int populationSize, long key) {
    /** A population on a single rank. */
    public static PopulationShare whole(int populationSize, long key) {
        return new PopulationShare(IntStream.range(0, populationSize).toArray(), populationSize, key);
    }

    /** Number of the rank's neurons. */
    public int size() {
        return places.length;
    }
}
