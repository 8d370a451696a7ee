package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/**
 * The random streams that one purpose of a projection has: one for every target, and those that all ranks share.
 * Seeded by neuron, a target's stream is keyed by its global id; seeded by rank, by the rank and the target's local
 * index on it.
 */
public final class TargetStreams {
    /** No rank, no global id, so that nothing else narrows a projection's key by it. */
    private static final long SHARED = -1;

    private final LocalNodes targets;
    private final Seeding seeding;
    private final long key;
    private final long rankKey;

    /** @param key key of the purpose and the projection */
    public TargetStreams(LocalNodes targets, Seeding seeding, long key) {
        this.targets = targets;
        this.seeding = seeding;
        this.key = key;
        rankKey = RandomKey.narrow(key, targets.partition().rank());
    }

    /** The key of a target's stream, by its place among the rank's targets. */
    long of(int target) {
        int localIndex = targets.localIndex(target);
        return seeding == Seeding.RANK
                ? RandomKey.narrow(rankKey, localIndex)
                : RandomKey.narrow(key, targets.partition().globalId(localIndex));
    }

    /** The key of what the ranks draw alike. */
    long shared() {
        return RandomKey.narrow(key, SHARED);
    }
}
