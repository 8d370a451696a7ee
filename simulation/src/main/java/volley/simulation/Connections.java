package volley.simulation;

import java.util.Arrays;
import volley.partition.NumberText;

/**
 * Connections between neurons, or of a generator to neurons, one by one, in parallel arrays: connect call by connect call,
 * target by target of each rank.
 *
 * @param sources global ids; of a generator its number among the devices, from 0, in the order in which they were created
 * @param targets global ids
 * @param weights in the unit of the targets' weights, 1 to neurons that have none; of a generator of currents a factor. A
 *     drawn one is as it is used, rounded to its quantum
 * @param delaysMs in ms
 * @param projections number of the connect call that made each, from 0: of those between neurons, or of those of the generator
 */
public record Connections(int[] sources, int[] targets, double[] weights, double[] delaysMs, int[] projections) {
    public int size() {
        return sources.length;
    }

    /** Such as {@code 1,234 connections of weight 40 to 50 and delay 1 to 2 ms}. */
    @Override
    public String toString() {
        return size() == 0
                ? "0 connections"
                : NumberText.count(size(), "connection") + " of weight " + bounds(weights) + " and delay "
                        + bounds(delaysMs) + " ms";
    }

    private static String bounds(double[] values) {
        var statistics = Arrays.stream(values).summaryStatistics();
        return NumberText.of(statistics.getMin()) + " to " + NumberText.of(statistics.getMax());
    }
}
