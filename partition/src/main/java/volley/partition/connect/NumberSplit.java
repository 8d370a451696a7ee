package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.random.Binomial;
import volley.partition.random.Hypergeometric;
import volley.partition.random.RandomKey;

/**
 * Deals a number of connections to the targets: halves the targets again and again, and draws each time how many of the
 * connections go to the lower half. A rank follows the halves that hold targets of its own, so that all ranks see the
 * same tree, of any number of ranks, and none draws all of it. The draws of a node are keyed by its number: those of
 * node n are nodes 2n and 2n + 1, the whole is node 1.
 */
final class NumberSplit {
    private final Pairs pairs;
    private final LocalNodes targets;
    private final boolean multapses;
    private final long key;
    private final int[] indegrees;

    NumberSplit(Pairs pairs, LocalNodes targets, boolean multapses, long key) {
        this.pairs = pairs;
        this.targets = targets;
        this.multapses = multapses;
        this.key = key;
        indegrees = new int[targets.size()];
    }

    Indegrees indegrees(long number) {
        split(0, targets.set().size(), number, 1);
        return Indegrees.of(indegrees);
    }

    /** Deals a number of connections to the targets with an index from {@code from} up to, but without, {@code to}. */
    private void split(int from, int to, long number, long node) {
        int place = targets.placeFrom(from);
        if (number == 0 || place == targets.placeFrom(to)) {
            return;
        }
        if (to - from == 1) {
            indegrees[place] = Math.toIntExact(number);
            return;
        }
        int middle = (from + to) >>> 1;
        long lowerPairs = pairs.before(middle) - pairs.before(from);
        long upperPairs = pairs.before(to) - pairs.before(middle);
        long lower = lower(number, lowerPairs, upperPairs, RandomKey.draw(key, node));
        split(from, middle, lower, 2 * node);
        split(middle, to, number - lower, 2 * node + 1);
    }

    private long lower(long number, long lowerPairs, long upperPairs, long bits) {
        var distribution = multapses
                ? new Binomial(number, (double) lowerPairs / (lowerPairs + upperPairs))
                : new Hypergeometric(lowerPairs, upperPairs, number);
        return distribution.draw(bits);
    }
}
