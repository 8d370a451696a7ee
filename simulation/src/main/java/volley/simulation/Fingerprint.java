package volley.simulation;

import volley.partition.random.RandomKey;

/**
 * 64 bits that stand for a set of spikes: the wrapping sum over spikes of a mix of step and global id, hence the same
 * in any order, and additive over ranks.
 */
final class Fingerprint {
    private Fingerprint() {}

    static long of(long step, int globalId) {
        return RandomKey.narrow(step, globalId);
    }
}
