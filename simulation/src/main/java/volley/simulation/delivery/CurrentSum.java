package volley.simulation.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.partition.IdRange;

/** The sum of the devices' currents that arrive at a population's neurons in a step, in the order of the inputs. */
public final class CurrentSum {
    /** An input that reaches the population: places of the targets among its own, and their indices in the population. */
    private record Reach(CurrentInput input, int[] places, int[] indices) {}

    private final List<Reach> reaches;
    private final double[] picoamperes;

    /** @param population local indices of its neurons */
    public CurrentSum(IdRange population, List<CurrentInput> inputs) {
        reaches = inputs.stream()
                .map(input -> reach(population, input))
                .filter(reach -> reach.places.length > 0)
                .toList();
        picoamperes = reaches.isEmpty() ? null : new double[population.size()];
    }

    private static Reach reach(IdRange population, CurrentInput input) {
        int[] localIndices = input.targets().localIndices();
        int[] places = IntStream.range(0, localIndices.length)
                .filter(place -> population.contains(localIndices[place]))
                .toArray();
        return new Reach(
                input,
                places,
                IntStream.of(places)
                        .map(place -> localIndices[place] - population.from())
                        .toArray());
    }

    /** The currents in pA, by neuron; null if no device reaches the population. */
    public double[] at(long step) {
        if (picoamperes != null) {
            Arrays.fill(picoamperes, 0);
            for (Reach reach : reaches) {
                reach.input.addTo(picoamperes, reach.places, reach.indices, step);
            }
        }
        return picoamperes;
    }
}
