package volley.exchange.nativempi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("restricted") // the environment that native libraries see can only be asked for by native functions
class LibraryLoaderTest {
    private static final String YIELDS = "OMPI_MCA_mpi_yield_when_idle";

    @Test
    void shouldHaveRanksOfOpenMpiYieldWhileTheyWait() throws Throwable {
        call("unsetenv", FunctionDescriptor.of(JAVA_INT, ADDRESS), text(YIELDS));

        new LibraryLoader().loadFirst(List.of("libc.so.6"));

        assertEquals("1", environment(YIELDS));
    }

    @Test
    void shouldLeaveItToTheUserWhetherRanksYield() throws Throwable {
        call("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT), text(YIELDS), text("0"), 1);

        new LibraryLoader().loadFirst(List.of("libc.so.6"));

        assertEquals("0", environment(YIELDS));
    }

    private static String environment(String name) throws Throwable {
        var value = (MemorySegment) call("getenv", FunctionDescriptor.of(ADDRESS, ADDRESS), text(name));
        return value.address() == 0 ? null : value.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static Object call(String function, FunctionDescriptor shape, Object... arguments) throws Throwable {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), shape)
                .invokeWithArguments(arguments);
    }

    private static MemorySegment text(String text) {
        return Arena.ofAuto().allocateFrom(text);
    }
}
