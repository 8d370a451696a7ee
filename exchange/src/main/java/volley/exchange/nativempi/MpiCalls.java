package volley.exchange.nativempi;

import java.lang.foreign.MemorySegment;

/**
 * The shapes of MPI's functions once communicator and types are bound to them. A result other than 0 is an error. Proxies
 * of method handles have to be of public interfaces.
 */
final class MpiCalls {
    private MpiCalls() {}

    /** Of no arguments: barrier, finalize. */
    public interface Plain {
        int call();
    }

    /** Of an exit status: abort. */
    public interface WithStatus {
        int call(int status);
    }

    /** Of the address of the result: rank, size. */
    public interface Query {
        int call(MemorySegment result);
    }

    /** Of two addresses: the library's version, a gather of one value. */
    public interface Pair {
        int call(MemorySegment first, MemorySegment second);
    }

    /** Of the addresses of the arguments of {@code main}, the level of thread support, and where to put the one granted. */
    public interface Init {
        int call(MemorySegment argc, MemorySegment argv, int required, MemorySegment provided);
    }

    /** Gathers {@code sendCount} values of every process. */
    public interface AllGather {
        int call(MemorySegment send, int sendCount, MemorySegment receive, int receiveCount);
    }

    /** Gathers as many values of every process as {@code counts} says, in place, to {@code offsets}. */
    public interface AllGatherRagged {
        int call(MemorySegment values, MemorySegment counts, MemorySegment offsets);
    }

    /** Gathers {@code count} values of every process in place. */
    public interface AllGatherInPlace {
        int call(MemorySegment values, int count);
    }

    /** Reduces values in place. */
    public interface AllReduce {
        int call(MemorySegment values, int count);
    }

    /** Sends to a process, or receives from it. */
    public interface PointToPoint {
        int call(MemorySegment data, int count, int process);
    }
}
