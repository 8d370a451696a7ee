package volley.exchange.nativempi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.TransportException;

class MpiAbiTest {
    private static final SymbolLookup NO_SYMBOLS = name -> Optional.empty();

    @Test
    void shouldKnowOpenMpiByItsSymbols() {
        SymbolLookup symbols = name -> Optional.of(MemorySegment.NULL);
        assertEquals(MpiAbi.OPEN_MPI, MpiAbi.of(symbols, "IBM Spectrum MPI 10.4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "libmpich.so.12 (MPICH Version:\t4.0.2)",
                "libmpi.so.12 (Intel(R) MPI Library 2021.9 for Linux* OS)",
                "libmpi_cray.so.12 (MPI VERSION    : CRAY MPICH version 8.1.25.17)",
                "libmpi.so.12 (MVAPICH2 Version      :\t2.3.7)"
            })
    void shouldKnowTheRelativesOfMpichByTheirVersions(String version) {
        assertEquals(MpiAbi.MPICH, MpiAbi.of(NO_SYMBOLS, version));
    }

    @Test
    void shouldNotTakeAnotherLibraryForMpich() {
        var thrown =
                assertThrows(TransportException.class, () -> MpiAbi.of(NO_SYMBOLS, "libmsmpi.so (Microsoft MPI 10.1)"));
        assertEquals(
                "libmsmpi.so (Microsoft MPI 10.1) has an unknown binary interface: expected that of Open MPI or MPICH",
                thrown.getMessage());
    }
}
