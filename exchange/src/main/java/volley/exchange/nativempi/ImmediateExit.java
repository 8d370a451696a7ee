package volley.exchange.nativempi;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;

/**
 * Ends this process by the C library's {@code _exit}, which runs no exit handlers: those of an MPI library may wait for
 * ever once the job is broken, in {@code MPI_Abort} as well as in the JVM's own halt.
 */
final class ImmediateExit {
    private final Exit exit;

    @SuppressWarnings("restricted") // to call native functions is this class's purpose
    ImmediateExit() {
        var linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup().findOrThrow("_exit");
        exit = MethodHandleProxies.asInterfaceInstance(
                Exit.class, linker.downcallHandle(symbol, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)));
    }

    /** Does not return. */
    void with(int status) {
        try {
            exit.call(status);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    /** {@code _exit}. */
    public interface Exit {
        void call(int status);
    }
}
