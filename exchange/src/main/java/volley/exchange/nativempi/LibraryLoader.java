package volley.exchange.nativempi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.util.ArrayList;
import java.util.List;
import volley.exchange.TransportException;

/**
 * Loads MPI libraries by the C library's {@code dlopen} with {@code RTLD_GLOBAL}: Open MPI's plug-ins look for its
 * symbols in the global scope, where Java's own loading does not put them.
 */
@SuppressWarnings("restricted") // to call native functions is this class's purpose
final class LibraryLoader {
    private static final int RTLD_NOW = 2;
    private static final int KEEP = 0;
    private static final int OVERWRITE = 1;

    private final Platform platform = Platform.of(System.getProperty("os.name"));
    private final Linker linker = Linker.nativeLinker();
    private final SetEnvironment setEnvironment =
            function(SetEnvironment.class, "setenv", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private final Open open = function(Open.class, "dlopen", ADDRESS, ADDRESS, JAVA_INT);
    private final LastError lastError = function(LastError.class, "dlerror", ADDRESS);

    /**
     * @param library the one that was found
     * @param symbols its symbols, for as long as the process lives
     */
    record Loaded(String library, SymbolLookup symbols) {}

    /**
     * @param names as Linux has them, in order of preference
     * @throws TransportException if none of them can be loaded
     */
    Loaded loadFirst(List<String> names) {
        var refusals = new ArrayList<String>();
        try (var arena = Arena.ofConfined()) {
            // UCX, which MPICH may bring along, takes SIGSEGV for itself, but the JVM needs it for its null checks, and
            // SIGHUP, on which the process is to end.
            setEnvironment.call(arena.allocateFrom("UCX_ERROR_SIGNALS"), arena.allocateFrom(""), OVERWRITE);
            setEnvironment.call(arena.allocateFrom("UCX_DEBUG_SIGNO"), arena.allocateFrom("0"), OVERWRITE);
            // Ranks that wait lend their core to the JVM's compiler, which has none of its own where cores are few.
            setEnvironment.call(arena.allocateFrom("OMPI_MCA_mpi_yield_when_idle"), arena.allocateFrom("1"), KEEP);
            for (String soname : names) {
                String name = platform.fileName(soname);
                if (open.call(arena.allocateFrom(name), RTLD_NOW | platform.rtldGlobal)
                                .address()
                        != 0) {
                    return new Loaded(name, SymbolLookup.libraryLookup(name, Arena.global()));
                }
                refusals.add(lastError.call().reinterpret(Long.MAX_VALUE).getString(0));
            }
        }
        throw new TransportException("no MPI library can be loaded (" + String.join("; ", refusals)
                + "): install the one that belongs to the launcher, or give its name");
    }

    private <T> T function(Class<T> shape, String name, ValueLayout result, ValueLayout... arguments) {
        var symbol = linker.defaultLookup().findOrThrow(name);
        return MethodHandleProxies.asInterfaceInstance(
                shape, linker.downcallHandle(symbol, FunctionDescriptor.of(result, arguments)));
    }

    /** {@code setenv}. */
    public interface SetEnvironment {
        int call(MemorySegment name, MemorySegment value, int overwrite);
    }

    /** {@code dlopen}, which returns null when it fails. */
    public interface Open {
        MemorySegment call(MemorySegment name, int flags);
    }

    /** {@code dlerror}: why the last call failed. */
    public interface LastError {
        MemorySegment call();
    }
}
