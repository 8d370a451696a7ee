package volley.exchange.mpj;

import static java.lang.invoke.MethodHandles.insertArguments;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import volley.exchange.RankFailedException;
import volley.exchange.Reduction;

/**
 * {@code mpi.MPI.COMM_WORLD} of MPJ Express through method handles, since no class of MPJ Express is there at compile
 * time. Buffers must not be null, not even for no elements, and start at 0, since an all-gather ignores its receive
 * offset.
 */
final class MpjWorld {
    private static final String LIBRARY = "mpi.MPI";

    /** Time for the supervisor to end this process. */
    private static final Duration SUPERVISOR_ACTS = Duration.ofSeconds(3);

    private final int rank;
    private final int size;
    private final MethodHandle allGatherInts;
    private final MethodHandle allGatherBytes;
    private final MethodHandle allGatherShares;
    private final Map<Reduction, MethodHandle> allReduceLongs = new EnumMap<>(Reduction.class);
    private final MethodHandle gatherInts;
    private final MethodHandle gatherBytes;
    private final MethodHandle barrier;
    private final MethodHandle finish;

    private MpjWorld(Binding binding) throws Throwable {
        rank = (int) binding.method("Rank", int.class).invoke();
        size = (int) binding.method("Size", int.class).invoke();
        Object ints = binding.constant("INT", binding.datatype);
        Object longs = binding.constant("LONG", binding.datatype);
        Object bytes = binding.constant("BYTE", binding.datatype);
        Class<?> type = binding.datatype;

        var allGather = binding.method(
                "Allgather",
                void.class,
                Object.class,
                int.class,
                int.class,
                type,
                Object.class,
                int.class,
                int.class,
                type);
        allGatherInts = insertArguments(insertArguments(allGather, 7, ints), 3, ints);

        allGatherBytes = insertArguments(insertArguments(allGather, 7, bytes), 3, bytes);

        var allGatherRagged = binding.method(
                "Allgatherv",
                void.class,
                Object.class,
                int.class,
                int.class,
                type,
                Object.class,
                int.class,
                int[].class,
                int[].class,
                type);
        allGatherShares = insertArguments(insertArguments(allGatherRagged, 8, bytes), 3, bytes);

        var allReduce = binding.method(
                "Allreduce",
                void.class,
                Object.class,
                int.class,
                Object.class,
                int.class,
                int.class,
                type,
                binding.operation);
        for (var reduction : Reduction.values()) {
            Object operation = binding.constant(reduction.name(), binding.operation);
            allReduceLongs.put(reduction, insertArguments(allReduce, 5, longs, operation));
        }

        var gather = binding.method(
                "Gather",
                void.class,
                Object.class,
                int.class,
                int.class,
                type,
                Object.class,
                int.class,
                int.class,
                type,
                int.class);
        gatherInts = insertArguments(insertArguments(gather, 7, ints, 0), 3, ints);

        var gatherRagged = binding.method(
                "Gatherv",
                void.class,
                Object.class,
                int.class,
                int.class,
                type,
                Object.class,
                int.class,
                int[].class,
                int[].class,
                type,
                int.class);
        gatherBytes = insertArguments(insertArguments(gatherRagged, 8, bytes, 0), 3, bytes);

        barrier = binding.method("Barrier", void.class);
        finish = binding.lookup.findStatic(binding.mpi, "Finalize", MethodType.methodType(void.class));
    }

    /** Whether MPJ Express is on the class path of this loader. */
    static boolean isPresent(ClassLoader loader) {
        return loader.getResource(LIBRARY.replace('.', '/') + ".class") != null;
    }

    /**
     * Joins the job; returns once all ranks have.
     *
     * @param launcherArguments what the runtime passed to the main method
     */
    static MpjWorld join(ClassLoader loader, String[] launcherArguments) {
        try {
            return new MpjWorld(new Binding(loader, launcherArguments));
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException("MPJ Express does not start: " + thrown.getMessage(), thrown);
        }
    }

    int rank() {
        return rank;
    }

    int size() {
        return size;
    }

    void allGather(int[] send, int length, int[] receive) {
        try {
            allGatherInts.invokeExact((Object) send, 0, length, (Object) receive, 0, length);
        } catch (Throwable thrown) {
            throw failure("all-gather", thrown);
        }
    }

    void allGather(byte[] send, int length, byte[] receive) {
        try {
            allGatherBytes.invokeExact((Object) send, 0, length, (Object) receive, 0, length);
        } catch (Throwable thrown) {
            throw failure("all-gather", thrown);
        }
    }

    /** @param lengths bytes of each rank, and {@code offsets} where they go in {@code receive} */
    void allGather(byte[] send, byte[] receive, int[] lengths, int[] offsets) {
        try {
            allGatherShares.invokeExact((Object) send, 0, lengths[rank], (Object) receive, 0, lengths, offsets);
        } catch (Throwable thrown) {
            throw failure("all-gather", thrown);
        }
    }

    void allReduce(long[] send, long[] receive, Reduction reduction) {
        try {
            allReduceLongs.get(reduction).invokeExact((Object) send, 0, (Object) receive, 0, send.length);
        } catch (Throwable thrown) {
            throw failure("all-reduce", thrown);
        }
    }

    /** @param receive one int for each rank, on rank 0 */
    void gather(int value, int[] receive) {
        try {
            gatherInts.invokeExact((Object) new int[] {value}, 0, 1, (Object) receive, 0, 1);
        } catch (Throwable thrown) {
            throw failure("gather", thrown);
        }
    }

    /** @param lengths bytes of each rank, and {@code offsets} where they go in {@code receive}, on rank 0 */
    void gather(byte[] send, byte[] receive, int[] lengths, int[] offsets) {
        try {
            gatherBytes.invokeExact((Object) send, 0, send.length, (Object) receive, 0, lengths, offsets);
        } catch (Throwable thrown) {
            throw failure("gather", thrown);
        }
    }

    void barrier() {
        try {
            barrier.invokeExact();
        } catch (Throwable thrown) {
            throw failure("barrier", thrown);
        }
    }

    /** Leaves the job in good order, once all ranks have come. */
    void finish() {
        try {
            finish.invokeExact();
        } catch (Throwable thrown) {
            throw failure("finalize", thrown);
        }
    }

    /**
     * What to throw when a call has failed: nearly always because another rank is gone, whose end the supervisor should
     * learn of before this one's.
     */
    private RuntimeException failure(String call, Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        try {
            Thread.sleep(SUPERVISOR_ACTS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new RankFailedException(
                "rank " + rank + " has lost another one: " + call + " over MPJ Express failed: " + thrown.getMessage(),
                thrown);
    }

    /** The names and types of MPJ Express that are needed, after {@code MPI.Init}. */
    private static final class Binding {
        final Lookup lookup = MethodHandles.publicLookup();
        final Class<?> mpi;
        final Class<?> datatype;
        final Class<?> operation;
        private final Class<?> communicator;
        private final Object world;

        Binding(ClassLoader loader, String[] launcherArguments) throws Throwable {
            mpi = loader.loadClass(LIBRARY);
            datatype = loader.loadClass("mpi.Datatype");
            operation = loader.loadClass("mpi.Op");
            communicator = loader.loadClass("mpi.Intracomm");
            lookup.findStatic(mpi, "Init", MethodType.methodType(String[].class, String[].class))
                    .invoke(launcherArguments);
            world = constant("COMM_WORLD", communicator);
        }

        Object constant(String name, Class<?> type) throws Throwable {
            return lookup.findStaticGetter(mpi, name, type).invoke();
        }

        MethodHandle method(String name, Class<?> result, Class<?>... parameters) throws ReflectiveOperationException {
            return lookup.findVirtual(communicator, name, MethodType.methodType(result, parameters))
                    .bindTo(world);
        }
    }
}
