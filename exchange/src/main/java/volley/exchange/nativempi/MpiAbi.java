package volley.exchange.nativempi;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import volley.exchange.Reduction;
import volley.exchange.TransportException;

/**
 * How a library represents MPI's communicators, types and operations: they are C macros, so that no symbol tells their
 * values. Open MPI's are addresses of its own objects ({@code mpi.h} of Open MPI 4 and 5); MPICH's, which Intel MPI and
 * Cray MPICH share, are ints ({@code mpi.h} of MPICH 3 and 4).
 */
enum MpiAbi {
    OPEN_MPI(ValueLayout.ADDRESS, 1, 0) {
        @Override
        Object world(SymbolLookup symbols) {
            return address(symbols, "ompi_mpi_comm_world");
        }

        @Override
        Object byteType(SymbolLookup symbols) {
            return address(symbols, "ompi_mpi_byte");
        }

        @Override
        Object intType(SymbolLookup symbols) {
            return address(symbols, "ompi_mpi_int");
        }

        @Override
        Object longType(SymbolLookup symbols) {
            return address(symbols, "ompi_mpi_long");
        }

        @Override
        Object operation(SymbolLookup symbols, Reduction reduction) {
            return address(
                    symbols,
                    switch (reduction) {
                        case SUM -> "ompi_mpi_op_sum";
                        case MIN -> "ompi_mpi_op_min";
                        case MAX -> "ompi_mpi_op_max";
                    });
        }
    },
    MPICH(ValueLayout.JAVA_INT, -1, 1) {
        @Override
        Object world(SymbolLookup symbols) {
            return 0x44000000;
        }

        @Override
        Object byteType(SymbolLookup symbols) {
            return 0x4c00010d;
        }

        @Override
        Object intType(SymbolLookup symbols) {
            return 0x4c000405;
        }

        @Override
        Object longType(SymbolLookup symbols) {
            return 0x4c000807;
        }

        @Override
        Object operation(SymbolLookup symbols, Reduction reduction) {
            return switch (reduction) {
                case MAX -> 0x58000001;
                case MIN -> 0x58000002;
                case SUM -> 0x58000003;
            };
        }
    };

    private static final List<String> MPICH_RELATIVES = List.of("MPICH", "Intel(R) MPI", "MVAPICH");

    /** How communicators, types and operations are passed. */
    final MemoryLayout handle;

    /** {@code MPI_IN_PLACE}. */
    final MemorySegment inPlace;

    /** {@code MPI_STATUS_IGNORE}. */
    final MemorySegment ignoreStatus;

    MpiAbi(MemoryLayout handle, long inPlace, long ignoreStatus) {
        this.handle = handle;
        this.inPlace = MemorySegment.ofAddress(inPlace);
        this.ignoreStatus = MemorySegment.ofAddress(ignoreStatus);
    }

    abstract Object world(SymbolLookup symbols);

    abstract Object byteType(SymbolLookup symbols);

    abstract Object intType(SymbolLookup symbols);

    /** The C type {@code long}, of 64 bits on every Unix that has MPI. */
    abstract Object longType(SymbolLookup symbols);

    abstract Object operation(SymbolLookup symbols, Reduction reduction);

    /**
     * @param version how the library calls itself; MPICH's relatives have nothing else in common that is their own
     * @throws TransportException if it is neither Open MPI nor a relative of MPICH
     */
    static MpiAbi of(SymbolLookup symbols, String version) {
        if (symbols.find("ompi_mpi_comm_world").isPresent()) {
            return OPEN_MPI;
        }
        if (MPICH_RELATIVES.stream().noneMatch(version::contains)) {
            throw new TransportException(
                    version + " has an unknown binary interface: expected that of Open MPI or MPICH");
        }
        return MPICH;
    }

    private static MemorySegment address(SymbolLookup symbols, String name) {
        return symbols.findOrThrow(name);
    }
}
