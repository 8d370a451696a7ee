package volley.partition;

import java.util.stream.IntStream;

/**
 * The deal of neurons to ranks: rank = id mod R, local index = id div R.
 *
 * @param rank this rank, 0 ... ranks-1
 * @param ranks number of ranks R, at least 1
 */
public record RoundRobin(int rank, int ranks) {
    public RoundRobin {
        if (ranks < 1 || rank < 0 || rank >= ranks) {
            throw new IllegalArgumentException("rank " + rank + " of " + ranks + ": expected 0 <= rank < ranks");
        }
    }

    public boolean owns(int globalId) {
        return globalId % ranks == rank;
    }

    public int globalId(int localIndex) {
        return localIndex * ranks + rank;
    }

    /** The global ids of the neurons with consecutive local indices. */
    public int[] globalIds(IdRange localIndices) {
        return IntStream.range(localIndices.from(), localIndices.to())
                .map(this::globalId)
                .toArray();
    }

    /** Number of this rank's neurons with a global id below {@code globalId}; of an owned id, its local index. */
    public int localIndexFrom(int globalId) {
        return (int) (((long) globalId - rank + ranks - 1) / ranks);
    }
}
