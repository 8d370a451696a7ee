package volley.exchange.nativempi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory outside the heap that is kept from call to call and replaced by a larger piece when too small. One thread uses it. */
final class GrowingBuffer {
    private static final long ALIGNMENT = 64;
    private static final long INITIAL_BYTES = 4096;

    private Arena arena = Arena.ofConfined();
    private MemorySegment segment = arena.allocate(INITIAL_BYTES, ALIGNMENT);

    /** At least so many bytes, of any content. */
    MemorySegment atLeast(long bytes) {
        if (segment.byteSize() < bytes) {
            arena.close();
            arena = Arena.ofConfined();
            segment = arena.allocate(bytes + bytes / 2, ALIGNMENT);
        }
        return segment;
    }
}
