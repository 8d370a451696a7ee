package volley.simulation;

/**
 * Connections between neurons, one by one, in parallel arrays: projection by projection as they were connected, target by
 * target of each rank.
 *
 * @param sources global ids
 * @param targets global ids
 * @param weights in the unit of the targets' weights; a drawn one is as it is used, rounded to its quantum
 * @param delaysMs in ms
 */
public record Connections(int[] sources, int[] targets, double[] weights, double[] delaysMs) {
    public int size() {
        return sources.length;
    }
}
