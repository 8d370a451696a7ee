package volley.exchange.nativempi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.invoke.MethodHandles.insertArguments;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import volley.exchange.Reduction;
import volley.exchange.TransportException;

/**
 * The functions of an MPI library that ranks need, each bound to all processes of the job and to one type of data, so
 * that callers see no difference between libraries. All but {@link #abort} are for the thread that called
 * {@link #init}.
 */
final class MpiLibrary {
    private static final int THREAD_FUNNELED = 1;
    private static final int LONGEST_VERSION = 8192;
    private static final int TAG = 1;
    private static final int ROOT = 0;

    private final String name;
    private final SymbolLookup symbols;
    private final MemoryLayout handle;
    private final Object world;
    private final MpiCalls.AllGather allGatherInts;
    private final MpiCalls.AllGatherInPlace allGatherBytes;
    private final MpiCalls.AllGatherRagged allGatherShares;
    private final MpiCalls.Pair gatherInt;
    private final MpiCalls.PointToPoint sendBytes;
    private final MpiCalls.PointToPoint receiveBytes;
    private final MpiCalls.Plain barrier;
    private final MpiCalls.WithStatus abort;
    private final Map<Reduction, MpiCalls.AllReduce> allReduceLongs = new EnumMap<>(Reduction.class);

    /**
     * @param names of libraries, in order of preference
     * @throws TransportException if none of them can be loaded
     */
    MpiLibrary(List<String> names) {
        var loaded = new LibraryLoader().loadFirst(names);
        name = loaded.library();
        symbols = loaded.symbols();
        var abi = MpiAbi.of(symbols, version());
        handle = abi.handle;
        world = abi.world(symbols);
        Object ints = abi.intType(symbols);
        Object longs = abi.longType(symbols);
        Object bytes = abi.byteType(symbols);

        // send, count, type, receive, count, type, communicator
        var allGather = function("MPI_Allgather", ADDRESS, JAVA_INT, handle, ADDRESS, JAVA_INT, handle, handle);
        allGatherInts = as(MpiCalls.AllGather.class, bind(bind(allGather, 5, ints, world), 2, ints));

        var inPlace = bind(bind(allGather, 5, bytes, world), 0, abi.inPlace, 0, bytes);
        allGatherBytes = as(MpiCalls.AllGatherInPlace.class, inPlace);

        // send, count, type, receive, counts, offsets, type, communicator
        var ragged = function("MPI_Allgatherv", ADDRESS, JAVA_INT, handle, ADDRESS, ADDRESS, ADDRESS, handle, handle);
        allGatherShares =
                as(MpiCalls.AllGatherRagged.class, bind(bind(ragged, 6, bytes, world), 0, abi.inPlace, 0, bytes));

        // send, count, type, receive, count, type, root, communicator
        var gather = function("MPI_Gather", ADDRESS, JAVA_INT, handle, ADDRESS, JAVA_INT, handle, JAVA_INT, handle);
        gatherInt = as(MpiCalls.Pair.class, bind(bind(gather, 4, 1, ints, ROOT, world), 1, 1, ints));

        // data, count, type, destination, tag, communicator
        var send = function("MPI_Send", ADDRESS, JAVA_INT, handle, JAVA_INT, JAVA_INT, handle);
        sendBytes = as(MpiCalls.PointToPoint.class, bind(bind(send, 4, TAG, world), 2, bytes));

        // data, count, type, source, tag, communicator, status
        var receive = function("MPI_Recv", ADDRESS, JAVA_INT, handle, JAVA_INT, JAVA_INT, handle, ADDRESS);
        receiveBytes = as(MpiCalls.PointToPoint.class, bind(bind(receive, 4, TAG, world, abi.ignoreStatus), 2, bytes));

        // send, receive, count, type, operation, communicator
        var allReduce = function("MPI_Allreduce", ADDRESS, ADDRESS, JAVA_INT, handle, handle, handle);
        for (Reduction reduction : Reduction.values()) {
            var reduceLongs = bind(allReduce, 3, longs, abi.operation(symbols, reduction), world);
            allReduceLongs.put(reduction, as(MpiCalls.AllReduce.class, bind(reduceLongs, 0, abi.inPlace)));
        }
        barrier = as(MpiCalls.Plain.class, bind(function("MPI_Barrier", handle), 0, world));
        abort = as(MpiCalls.WithStatus.class, bind(function("MPI_Abort", handle, JAVA_INT), 0, world));
    }

    @SuppressWarnings("restricted") // to call native functions is this class's purpose
    private MethodHandle function(String function, MemoryLayout... arguments) {
        var symbol = symbols.find(function)
                .orElseThrow(() -> new TransportException(name + " has no function " + function
                        + ": expected an MPI library with the ABI of Open MPI or MPICH"));
        return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static MethodHandle bind(MethodHandle function, int position, Object... arguments) {
        return insertArguments(function, position, arguments);
    }

    private static <T> T as(Class<T> shape, MethodHandle function) {
        return MethodHandleProxies.asInterfaceInstance(shape, function);
    }

    /** The library as it calls itself, in one line; works before {@link #init}. */
    String version() {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocate(LONGEST_VERSION);
            var query = as(MpiCalls.Pair.class, function("MPI_Get_library_version", ADDRESS, ADDRESS));
            check("MPI_Get_library_version", query.call(text, arena.allocate(JAVA_INT)));
            String first = text.getString(0).lines().findFirst().orElse("");
            return name + " (" + first.strip().replaceAll("\\s+", " ") + ")";
        }
    }

    /**
     * Joins the job; {@code MPI_THREAD_FUNNELED}, since only the thread that joins calls the library. The one exception is
     * {@link #abort}, by any thread of a process that is to end at once: a library that cannot bear it ends the process all
     * the same, and to ask for more would take locks in every exchange.
     */
    void init() {
        try (var arena = Arena.ofConfined()) {
            var provided = arena.allocate(JAVA_INT);
            var init = as(MpiCalls.Init.class, function("MPI_Init_thread", ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
            check("MPI_Init_thread", init.call(MemorySegment.NULL, MemorySegment.NULL, THREAD_FUNNELED, provided));
            if (provided.get(JAVA_INT, 0) < THREAD_FUNNELED) {
                throw new TransportException(version() + " supports no threads: expected MPI_THREAD_FUNNELED");
            }
        }
    }

    int rank() {
        return number("MPI_Comm_rank");
    }

    int size() {
        return number("MPI_Comm_size");
    }

    private int number(String function) {
        try (var arena = Arena.ofConfined()) {
            var number = arena.allocate(JAVA_INT);
            var query = as(MpiCalls.Query.class, bind(function(function, handle, ADDRESS), 0, world));
            check(function, query.call(number));
            return number.get(JAVA_INT, 0);
        }
    }

    /** @param count ints of each process */
    void allGatherInts(MemorySegment send, MemorySegment receive, int count) {
        check("MPI_Allgather", allGatherInts.call(send, count, receive, count));
    }

    /**
     * In place.
     *
     * @param count bytes of each process
     */
    void allGatherBytes(MemorySegment values, int count) {
        check("MPI_Allgather", allGatherBytes.call(values, count));
    }

    /**
     * In place.
     *
     * @param counts bytes of each process, as ints, and {@code offsets} where they are
     */
    void allGatherShares(MemorySegment values, MemorySegment counts, MemorySegment offsets) {
        check("MPI_Allgatherv", allGatherShares.call(values, counts, offsets));
    }

    /** Brings process 0 one int of each process. */
    void gatherInt(MemorySegment send, MemorySegment receive) {
        check("MPI_Gather", gatherInt.call(send, receive));
    }

    void sendBytes(MemorySegment data, int count, int destination) {
        check("MPI_Send", sendBytes.call(data, count, destination));
    }

    void receiveBytes(MemorySegment data, int count, int source) {
        check("MPI_Recv", receiveBytes.call(data, count, source));
    }

    /** Replaces the values by their reduction. */
    void allReduceLongs(MemorySegment values, int count, Reduction reduction) {
        check("MPI_Allreduce", allReduceLongs.get(reduction).call(values, count));
    }

    void barrier() {
        check("MPI_Barrier", barrier.call());
    }

    /** Ends every process of the job with this exit status; from any thread. */
    void abort(int status) {
        check("MPI_Abort", abort.call(status));
    }

    /** Leaves the job in good order. */
    void finish() {
        check("MPI_Finalize", as(MpiCalls.Plain.class, function("MPI_Finalize")).call());
    }

    private static void check(String function, int status) {
        if (status != 0) {
            throw new IllegalStateException(function + " failed with status " + status + ", expected 0");
        }
    }
}
