package volley.partition;

/**
 * Consecutive global ids.
 *
 * @param from the first
 * @param to one past the last
 */
public record IdRange(int from, int to) {
    public IdRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("ids " + from + " to " + to + ": expected 0 <= from <= to");
        }
    }

    public int size() {
        return to - from;
    }

    public boolean contains(int globalId) {
        return globalId >= from && globalId < to;
    }
}
