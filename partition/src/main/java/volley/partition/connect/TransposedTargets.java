package volley.partition.connect;

import java.util.BitSet;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.random.RandomKey;
import volley.partition.random.UniformIndices;

/**
 * Targets that sources draw, told target by target: the sources of a block of targets are kept, in the order of the
 * sources' indices, and drawn again for the next block.
 */
final class TransposedTargets implements ConnectionRule.SourceDraw {
    /** Connections of a block, of 4 bytes each; a target with more is a block of its own. */
    private static final long BLOCK = 1 << 26;

    /** Takes one connection that a source has drawn. */
    @FunctionalInterface
    private interface Connection {
        void accept(int source, int target);
    }

    private final FixedOutdegree rule;
    private final NodeSet sources;
    private final LocalNodes targets;
    private final long key;
    private final Indegrees indegrees;
    private final long blockSize;
    /** The targets of the block, and where the sources of each end in {@link #kept}. */
    private int from;

    private int to;
    private int[] ends = new int[0];
    private int[] kept = new int[0];

    TransposedTargets(FixedOutdegree rule, NodeSet sources, LocalNodes targets, long key) {
        this(rule, sources, targets, key, BLOCK);
    }

    TransposedTargets(FixedOutdegree rule, NodeSet sources, LocalNodes targets, long key, long blockSize) {
        this.rule = rule;
        this.sources = sources;
        this.targets = targets;
        this.key = key;
        this.blockSize = blockSize;
        var counts = new int[targets.size()];
        drawAll((source, target) -> counts[target]++);
        indegrees = Indegrees.of(counts);
    }

    @Override
    public Indegrees indegrees() {
        return indegrees;
    }

    @Override
    public void draw(int target, int[] into) {
        if (target < from || target >= to) {
            keepBlock(target);
        }
        int indegree = indegrees.of(target);
        System.arraycopy(kept, ends[target - from] - indegree, into, 0, indegree);
    }

    /** Keeps the sources of as many targets from {@code first} on as fit a block. */
    private void keepBlock(int first) {
        int last = first;
        long size = 0;
        while (last < targets.size() && (last == first || size + indegrees.of(last) <= blockSize)) {
            size += indegrees.of(last++);
        }
        from = first;
        to = last;
        var places = new int[to - from];
        for (int i = 1; i < places.length; i++) {
            places[i] = places[i - 1] + indegrees.of(first + i - 1);
        }
        var block = kept.length >= size ? kept : new int[Math.toIntExact(size)];
        drawAll((source, target) -> {
            if (target >= from && target < to) {
                block[places[target - from]++] = source;
            }
        });
        ends = places;
        kept = block;
    }

    /** Draws the targets of all sources, and hands on the connections to this rank's. */
    private void drawAll(Connection connection) {
        int outdegree = rule.outdegree();
        var set = targets.set();
        var indices = new UniformIndices();
        var drawn = new BitSet(rule.multapses() ? 0 : set.size());
        boolean anySelf = !rule.autapses() && sources.overlaps(set);
        var into = new int[outdegree];
        for (int source = 0; source < sources.size(); source++) {
            int sourceId = sources.globalId(source);
            int self = anySelf ? set.indexOf(sourceId) : -1;
            int candidates = self < 0 ? set.size() : set.size() - 1;
            long sourceKey = RandomKey.narrow(key, sourceId);
            if (rule.multapses()) {
                indices.draw(sourceKey, candidates, outdegree, into);
            } else {
                DistinctIndices.draw(sourceKey, candidates, outdegree, into, drawn);
            }
            if (self >= 0) {
                UniformSources.skip(self, outdegree, into);
            }
            for (int index : into) {
                int place = targets.placeOf(index);
                if (place >= 0) {
                    connection.accept(source, place);
                }
            }
        }
    }
}
