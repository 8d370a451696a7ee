package volley.simulation.delivery;

import java.util.List;
import volley.partition.IdRange;

/** Where the inputs of a projection's local targets stand among the inputs of all the rank's neurons. */
final class InputRanges {
    private final int[] from;
    private final int[] size;

    /** @param ranges ranges of local indices, in the order of the targets */
    InputRanges(List<IdRange> ranges) {
        from = ranges.stream().mapToInt(IdRange::from).toArray();
        size = ranges.stream().mapToInt(IdRange::size).toArray();
    }

    /** Adds {@code weight * count} of each target to its input. */
    void add(double weight, int[] counts, double[] input) {
        int target = 0;
        for (int range = 0; range < from.length; range++) {
            add(weight, counts, target, input, from[range], size[range]);
            target += size[range];
        }
    }

    private static void add(double weight, int[] counts, int target, double[] input, int index, int size) {
        for (int i = 0; i < size; i++) {
            input[index + i] += weight * counts[target + i];
        }
    }

    /** Adds the same to the input of every target. */
    void add(double amount, double[] input) {
        for (int range = 0; range < from.length; range++) {
            for (int i = 0; i < size[range]; i++) {
                input[from[range] + i] += amount;
            }
        }
    }

    int targets() {
        int targets = 0;
        for (int n : size) {
            targets += n;
        }
        return targets;
    }
}
