package volley.partition.connect;

import java.lang.ref.SoftReference;
import java.util.Arrays;
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
    static final long BLOCK = 1 << 26;

    /**
     * The sources of consecutive targets.
     *
     * @param ends where the sources of each target end in {@code sources}
     */
    private record Block(int from, int[] ends, int[] sources) {
        boolean contains(int target) {
            return target >= from && target - from < ends.length;
        }
    }

    private final FixedOutdegree rule;
    private final NodeSet sources;
    private final LocalNodes targets;
    private final long key;
    private final Indegrees indegrees;
    private final long blockSize;
    /** Whether a source may be a target that it may not draw. */
    private final boolean anySelf;

    /** The place of each of the set's targets among the rank's, or -1 for another rank's. */
    private final int[] places;

    private final UniformIndices indices = new UniformIndices();
    /** Null where multapses are allowed. */
    private final DistinctIndices distinct;
    /** The targets of one source. */
    private final int[] drawn;
    /** Let go of where memory runs short: it can be drawn again. */
    private SoftReference<Block> kept = new SoftReference<>(null);

    TransposedTargets(FixedOutdegree rule, NodeSet sources, LocalNodes targets, long key) {
        this(rule, sources, targets, key, BLOCK);
    }

    TransposedTargets(FixedOutdegree rule, NodeSet sources, LocalNodes targets, long key, long blockSize) {
        this.rule = rule;
        this.sources = sources;
        this.targets = targets;
        this.key = key;
        this.blockSize = blockSize;
        anySelf = !rule.autapses() && sources.overlaps(targets.set());
        distinct = rule.multapses() ? null : new DistinctIndices(targets.set().size(), rule.outdegree());
        drawn = new int[rule.outdegree()];
        places = new int[targets.set().size()];
        Arrays.setAll(places, targets::placeOf);
        indegrees = Indegrees.of(counts());
    }

    @Override
    public Indegrees indegrees() {
        return indegrees;
    }

    @Override
    public void draw(int target, int[] into) {
        var block = kept.get();
        if (block == null || !block.contains(target)) {
            kept.clear();
            block = blockFrom(target);
            kept = new SoftReference<>(block);
        }
        int indegree = indegrees.of(target);
        System.arraycopy(block.sources, block.ends[target - block.from] - indegree, into, 0, indegree);
    }

    /** The sources of as many targets from {@code first} on as fit a block. */
    private Block blockFrom(int first) {
        int last = first;
        long size = 0;
        while (last < targets.size() && (last == first || size + indegrees.of(last) <= blockSize)) {
            size += indegrees.of(last++);
        }
        var block = new Block(first, new int[last - first], new int[Math.toIntExact(size)]);
        for (int i = 1; i < block.ends.length; i++) {
            block.ends[i] = block.ends[i - 1] + indegrees.of(first + i - 1);
        }
        fill(block);
        return block;
    }

    /** Draws all connections, and counts the sources of each of the rank's targets. */
    private int[] counts() {
        var counts = new int[targets.size()];
        for (int source = 0; source < sources.size(); source++) {
            int size = draw(source, 0, counts.length);
            for (int i = 0; i < size; i++) {
                counts[drawn[i]]++;
            }
        }
        return counts;
    }

    /** Draws all connections, and keeps the sources of the block's targets, which turns their starts into ends. */
    private void fill(Block block) {
        for (int source = 0; source < sources.size(); source++) {
            int size = draw(source, block.from, block.ends.length);
            for (int i = 0; i < size; i++) {
                block.sources[block.ends[drawn[i]]++] = source;
            }
        }
    }

    /**
     * Draws the targets of a source, and leaves in {@link #drawn} those of {@code length} consecutive places, as
     * distances from the first place.
     *
     * @return number of them
     */
    private int draw(int source, int firstPlace, int length) {
        int sourceId = sources.globalId(source);
        int self = anySelf ? targets.set().indexOf(sourceId) : -1;
        int candidates = self < 0 ? targets.set().size() : targets.set().size() - 1;
        long sourceKey = RandomKey.narrow(key, sourceId);
        if (distinct == null) {
            indices.draw(sourceKey, candidates, drawn.length, drawn);
        } else {
            distinct.draw(sourceKey, candidates, drawn.length, drawn);
        }
        if (self >= 0) {
            UniformSources.skip(self, drawn.length, drawn);
        }
        return select(firstPlace, length);
    }

    /** Moves what is wanted to the front without a branch: which ones are wanted is as good as random. */
    private int select(int firstPlace, int length) {
        final int[] drawn = this.drawn;
        final int[] places = this.places;
        int selected = 0;
        for (int i = 0; i < drawn.length; i++) {
            int distance = places[drawn[i]] - firstPlace;
            drawn[selected] = distance;
            selected += (~distance & (distance - length)) >>> Integer.SIZE - 1;
        }
        return selected;
    }
}
