package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The ranks of a job, as one of them sees it. Every method but {@link #abort} is collective where it says so: all
 * ranks call it, in the same order, with the same lengths. One thread at a time uses a communicator.
 */
public interface Communicator extends AutoCloseable {
    /** This rank, 0 ... size-1. */
    int rank();

    /** Number of ranks in the job. */
    int size();

    /** Number of processes that host the ranks; consecutive ranks share a process. */
    int processes();

    /** Number of ranks that share the memory of this JVM, this one included. */
    default int ranksSharingHeap() {
        return size() / processes();
    }

    /** How ranks in different processes reach each other, as results name it: {@code local}, {@code mpj}, {@code mpi}. */
    String transport();

    /**
     * Collective: brings every rank the first {@code length} ints of each rank's {@code send}, in order of rank.
     *
     * @param length ints per rank, the same on every rank; may be 0
     * @param receive at least {@code size * length} ints
     */
    void allGather(int[] send, int length, int[] receive);

    /**
     * Collective: brings every process the blocks of all ranks, in place: rank r's has been written at r times
     * {@code bytesEach}. The ranks of a process pass the same memory, outside the heap.
     *
     * @param bytesEach bytes of a block, the same on every rank
     * @param then what the first rank of each process does, with the communicator of the processes, before any rank of
     *     the process returns
     */
    void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then);

    /**
     * Collective: brings every process what each has written, in place and one behind the other, in order of process.
     * For the communicator of the processes only.
     *
     * @param bytes of each process
     */
    void allGather(MemorySegment shares, int[] bytes);

    /** Collective: something that the ranks of a process share, which the first of them makes. */
    default <T> T share(Supplier<T> maker) {
        return maker.get();
    }

    /**
     * Values that an all-gather of {@code length} values per rank brings.
     *
     * @throws TransportException if they are more than an array can hold
     */
    default int gatheredLength(int length) {
        long total = (long) size() * length;
        if (total > Integer.MAX_VALUE) {
            throw TransportException.tooLong(
                    "exchange of %d values by each of %d ranks".formatted(length, size()), total);
        }
        return (int) total;
    }

    /** Collective: replaces each value by its reduction over all ranks; the same number of values on every rank. */
    void allReduce(long[] values, Reduction reduction);

    /**
     * Collective: brings rank 0 every rank's payload.
     *
     * @param payload of any length, which may differ between ranks
     * @return on rank 0 the payloads in order of rank, elsewhere an empty list
     */
    List<byte[]> gather(byte[] payload);

    /** Collective: returns once every rank has called it. */
    void barrier();

    /**
     * Takes this rank out of what those of its process do together: ranks that wait for it fail, until it rejoins. Ranks
     * that take calls do so where one of them has refused a call that the others may be in the midst of.
     */
    default void withdraw() {}

    /** Takes part again. Called between two collectives, on any thread. */
    default void rejoin() {}

    /**
     * Ends the whole job because this rank has failed: the other ranks' pending and later calls fail, or their
     * processes end. Returns only where the ranks that are left are told by an exception.
     *
     * @param status exit status of the job where the transport can pass it on, not 0
     * @param reason one line for people, which the other ranks report
     */
    void abort(int status, String reason);

    /** Collective: leaves the job in good order. */
    @Override
    void close();
}
